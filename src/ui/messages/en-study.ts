// The voice study's sentences: loaded by its own pages alone (src/ui/sentences.ts).

import classifying from './en/classifying.json' with { type: 'json' }
import study from './en/study.json' with { type: 'json' }

export default {
  ...classifying,
  ...study,
}
