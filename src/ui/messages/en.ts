// What every page loads. The voice study's sentences stand in en-study.ts.
import channels from './en/channels.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import corrections from './en/corrections.json' with { type: 'json' }
import demonstration from './en/demonstration.json' with { type: 'json' }
import feeds from './en/feeds.json' with { type: 'json' }
import guidance from './en/guidance.json' with { type: 'json' }
import guidelines from './en/guidelines.json' with { type: 'json' }
import insight from './en/insight.json' with { type: 'json' }
import installed from './en/installed.json' with { type: 'json' }
import leaving from './en/leaving.json' with { type: 'json' }
import links from './en/links.json' with { type: 'json' }
import notices from './en/notices.json' with { type: 'json' }
import objections from './en/objections.json' with { type: 'json' }
import ownWords from './en/own-words.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import programme from './en/programme.json' with { type: 'json' }
import secondLook from './en/second-look.json' with { type: 'json' }
import stories from './en/stories.json' with { type: 'json' }
import suggestions from './en/suggestions.json' with { type: 'json' }
import telling from './en/telling.json' with { type: 'json' }
import topics from './en/topics.json' with { type: 'json' }
import when from './en/when.json' with { type: 'json' }

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
