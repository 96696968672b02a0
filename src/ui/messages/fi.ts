// What every page loads. The voice study's sentences stand in fi-study.ts.
import channels from './fi/channels.json' with { type: 'json' }
import common from './fi/common.json' with { type: 'json' }
import corrections from './fi/corrections.json' with { type: 'json' }
import demonstration from './fi/demonstration.json' with { type: 'json' }
import feeds from './fi/feeds.json' with { type: 'json' }
import guidance from './fi/guidance.json' with { type: 'json' }
import guidelines from './fi/guidelines.json' with { type: 'json' }
import insight from './fi/insight.json' with { type: 'json' }
import installed from './fi/installed.json' with { type: 'json' }
import leaving from './fi/leaving.json' with { type: 'json' }
import links from './fi/links.json' with { type: 'json' }
import notices from './fi/notices.json' with { type: 'json' }
import objections from './fi/objections.json' with { type: 'json' }
import ownWords from './fi/own-words.json' with { type: 'json' }
import people from './fi/people.json' with { type: 'json' }
import programme from './fi/programme.json' with { type: 'json' }
import secondLook from './fi/second-look.json' with { type: 'json' }
import stories from './fi/stories.json' with { type: 'json' }
import suggestions from './fi/suggestions.json' with { type: 'json' }
import telling from './fi/telling.json' with { type: 'json' }
import topics from './fi/topics.json' with { type: 'json' }
import when from './fi/when.json' with { type: 'json' }

export default {
  ...channels,
  ...common,
  ...demonstration,
  ...corrections,
  ...feeds,
  ...guidance,
  ...guidelines,
  ...installed,
  ...insight,
  ...leaving,
  ...links,
  ...notices,
  ...ownWords,
  ...objections,
  ...people,
  ...programme,
  ...secondLook,
  ...stories,
  ...suggestions,
  ...telling,
  ...topics,
  ...when,
}
