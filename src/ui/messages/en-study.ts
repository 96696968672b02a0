// The voice study's sentences: loaded by its own pages alone (src/ui/sentences.ts).
export default {}
