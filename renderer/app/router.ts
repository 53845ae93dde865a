import { createRouter, createWebHashHistory } from 'vue-router'
import { markLeaving } from './use-screen.ts'

export const SCREENS = ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics', 'settings'] as const

export type ScreenName = (typeof SCREENS)[number]

/** The keys that lead to a screen. */
export function screenKeys(name: ScreenName): readonly string[] {
  return ['mod', name === 'settings' ? ',' : String(SCREENS.indexOf(name) + 1)]
}

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/today', name: 'today', component: () => import('../features/today/TodayScreen.vue') },
    { path: '/study', name: 'study', component: () => import('../features/study/StudyScreen.vue') },
    { path: '/plan', name: 'plan', component: () => import('../features/plan/PlanScreen.vue') },
    { path: '/exam', name: 'exam', component: () => import('../features/exam/ExamScreen.vue') },
    { path: '/decks', name: 'decks', component: () => import('../features/decks/DecksScreen.vue') },
    { path: '/browse', name: 'browse', component: () => import('../features/browse/BrowseScreen.vue') },
    { path: '/statistics', name: 'statistics', component: () => import('../features/statistics/StatisticsScreen.vue') },
    { path: '/settings', name: 'settings', component: () => import('../features/settings/SettingsScreen.vue') },
    // For those who build the app; the condition is false in a built one, and nothing of it is in there.
    ...(import.meta.env.DEV ? [{ path: '/gallery', component: () => import('../gallery/GalleryScreen.vue') }] : []),
    { path: '/:rest(.*)*', redirect: '/today' },
  ],
})

router.beforeEach((to, from) => {
  if (to.name !== from.name) markLeaving()
})
