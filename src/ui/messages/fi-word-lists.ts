// What editors read where they keep the organisation’s own words: loaded by its own pages alone (src/ui/sentences.ts).
import wordLists from './fi/word-lists.json' with { type: 'json' }

export default { ...wordLists }
