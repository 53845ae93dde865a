export const storage = {
  unsaved: 'The last answer is not saved yet. | The last {count} answers are not saved yet.',
  kept: 'Please leave the app open. Your answers are remembered, and saving is tried again and again.',
}

export const undone = {
  nothing: 'There is nothing to undo.',
  passed: 'Something else was done since, so this was not undone.',
  review: 'The last rating was taken back.',
  reset: 'The reset was taken back: {count} card has its progress again. | The reset was taken back: {count} cards have their progress again.',
  marked: 'The mark on {count} card was taken back. | The marks on {count} cards were taken back.',
  edited: 'The edit of the card was taken back.',
  'deck-added': 'The import of “{title}” was taken back.',
  'deck-deleted': 'Deleting “{title}” was taken back.',
  'deck-restored': 'Restoring “{title}” was taken back.',
  'backup-restored': 'Bringing the backup in was taken back. Everything is as it was before.',
  'exam-returned': 'The {count} card that a mock exam brought forward was put back. | The {count} cards that a mock exam brought forward were put back.',
}

export const redone = {
  nothing: 'There is nothing to redo.',
  passed: 'Something else was done since, so this was not redone.',
  done: 'Done again: {step}.',
}

export const notices = {
  title: 'Something to know about your stored data',
  'torn-tail': 'The last line was not written to its end last time; it was left out.',
  quarantined: 'A damaged file was set aside. It was not deleted.',
  'entry-unreadable': 'An entry of the journal cannot be read, and what it said is missing. It was set aside, not deleted.',
  'restored-from-snapshot': 'The journal was missing; progress was restored from the latest saved state.',
  'rebuilt-from-journal': 'The saved state was rebuilt from the journal. Nothing was lost.',
  'settings-reset': 'The settings file was damaged, so the app began with its defaults. Your progress is untouched.',
  'setting-reset': 'A setting made no sense and has its default again.',
  'deck-unreadable': 'A deck cannot be read.',
  'deck-part-unreadable': 'Part of a deck cannot be read and is left out. The rest is there, and the progress of what is left out is kept.',
  'unknown-entry': 'There are journal entries this version does not know; they were left as they are.',
  'open-elsewhere': 'This data is open on another computer as well. The answers of both are kept, and put together at the next start.',
}
