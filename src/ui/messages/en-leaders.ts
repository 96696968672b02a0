// What leaders, their example and thanks says: loaded by its own pages alone (src/ui/sentences.ts).
import leaders from './en/leaders.json' with { type: 'json' }

export default { ...leaders }
