/** What comes of an objection: the story goes, it is put right and stays, or it stays as it is. */
export type Outcome = 'upheld' | 'corrected' | 'not-upheld'
