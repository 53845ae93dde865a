/** Where reading goes on: the face that is shown, else what a session ended with, else the screen's heading. */
export function readingPlace(): HTMLElement | null {
  const places = ['.card__body > [tabindex="-1"]', '.end__title', 'main h1']
  return places.reduce<HTMLElement | null>((found, place) => found ?? document.querySelector(place), null)
}
