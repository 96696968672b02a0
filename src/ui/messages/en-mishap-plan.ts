// What the plan for mishaps, its exercise and its first ten minutes say: loaded by its own pages alone (src/ui/sentences.ts).
import mishapPlan from './en/mishap-plan.json' with { type: 'json' }

export default { ...mishapPlan }
