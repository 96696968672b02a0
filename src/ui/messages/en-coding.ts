// What is said while posts are drawn and coded: loaded by its own pages alone (src/ui/sentences.ts).
import coding from './en/coding.json' with { type: 'json' }

export default { ...coding }
