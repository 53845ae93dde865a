/**
 * Files of other programs that are no guide and no deck, told by what is in them: what each is, and what to do to get
 * its content in. In English, for the command line and for the window; the window has the Korean in its messages.
 */
export const FOREIGN = {
  'word': { what: 'This is a Word document.', remedy: 'Save it in Word as plain text (.txt, UTF-8), or export it as Markdown (.md), and choose that file.' },
  'excel': { what: 'This is an Excel workbook.', remedy: 'Save the sheet in Excel as "CSV UTF-8" (.csv), and choose that file.' },
  'powerpoint': { what: 'This is a PowerPoint presentation.', remedy: 'Save its outline in PowerPoint as text, or copy the text into a .txt or .md file, and choose that.' },
  'hwp': { what: 'This is a Hancom (HWP) document.', remedy: 'Save it in Hancom Office as text (.txt, UTF-8), and choose that file.' },
  'office': { what: 'This is a document of an old Office program.', remedy: 'Save it there as text (.txt) or CSV (.csv), and choose that file.' },
  'open-text': { what: 'This is an OpenDocument text.', remedy: 'Save it as text (.txt, UTF-8), and choose that file.' },
  'open-sheet': { what: 'This is an OpenDocument spreadsheet.', remedy: 'Save the sheet as CSV (.csv, UTF-8), and choose that file.' },
  'open-slides': { what: 'This is an OpenDocument presentation.', remedy: 'Copy its text into a .txt or .md file, and choose that.' },
  'iwork': { what: 'This is a document of Pages, Numbers or Keynote.', remedy: 'Export it there as text or CSV, and choose that file.' },
  'pdf': { what: 'This is a PDF.', remedy: 'Copy its text into a .txt or .md file, and choose that.' },
  'rtf': { what: 'This is a rich text document (RTF).', remedy: 'Save it as plain text (.txt, UTF-8), and choose that file.' },
  'epub': { what: 'This is an e-book (EPUB).', remedy: 'Convert it to Markdown (.md) or text (.txt), and choose that file.' },
  'web-page': { what: 'This is a web page (HTML).', remedy: 'Save its text as Markdown (.md) or plain text (.txt), and choose that file.' },
  'picture': { what: 'This is a picture.', remedy: 'Drop the folder of the guide or the package that shows it.' },
  'sound': { what: 'This is a sound.', remedy: 'Choose the package or the guide that plays it.' },
  'video': { what: 'This is a video.', remedy: 'Choose the package or the guide that plays it.' },
  'crowdanki': { what: 'This is a CrowdAnki deck.', remedy: 'Import it into Anki, export it there as an Anki package (.apkg), and choose that file.' },
  'anki-collection': { what: 'This is an Anki collection without its package.', remedy: 'Export it in Anki as .apkg or .colpkg, and choose that file.' },
  'mnemosyne': { what: 'This is a Mnemosyne deck.', remedy: 'Export it in Mnemosyne as tab-separated text (.txt), and choose that file.' },
  'mochi': { what: 'This is a Mochi deck.', remedy: 'Export it in Mochi as Markdown or CSV, and choose that file.' },
  'supermemo': { what: 'This is a SuperMemo collection (XML).', remedy: 'Export it in SuperMemo as Q&A text (.txt), and choose that file.' },
  'notebook': { what: 'This is a Jupyter notebook.', remedy: 'Export it as Markdown (.md), and choose that file.' },
  'backup': { what: 'This is a Weekdeck backup, not a deck.', remedy: 'Bring it in under Settings › Backups.' },
  'json': { what: 'This is JSON of another program.', remedy: 'Export the cards there as CSV (.csv) or as an Anki package (.apkg), and choose that file.' },
  'xml': { what: 'This is XML.', remedy: 'Export the content as CSV (.csv), text (.txt) or Markdown (.md), and choose that file.' },
  'calendar': { what: 'This is a calendar or an address book.', remedy: 'Choose a guide, a table or a deck.' },
  'shortcut': { what: 'This is a shortcut to a file, not the file itself.', remedy: 'Choose the file it leads to.' },
  'lfs': { what: 'This is a pointer of Git LFS; the file itself was not fetched.', remedy: 'Fetch it with "git lfs pull", and choose it again.' },
  'archive': { what: 'This is an archive.', remedy: 'Unpack it, and drop the folder or choose the files in it.' },
  'database': { what: 'This is a database (SQLite).', remedy: 'Export the cards from its program as CSV (.csv) or as an Anki package (.apkg), and choose that file.' },
  'program': { what: 'This is a program.', remedy: 'Choose a guide, a table or a deck.' },
  'binary': { what: 'This is a file of a kind Weekdeck does not read.', remedy: 'Choose a guide in Markdown (.md), an Anki package (.apkg), a table (.csv) or a Weekdeck deck (.json).' },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly remedy: string }>>

export type ForeignKind = keyof typeof FOREIGN
