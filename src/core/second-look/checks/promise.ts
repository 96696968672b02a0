import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'

const promises = inEach({
  fi: [
    ...['lupaamme', 'takaamme', 'voin|voimme luvata|taata', 'uskallan luvata', 'lupaan että', 'takuuvarma*'],
    ...['rahat takaisin', 'sataprosenttisen varma*', 'ei voi epäonnistua', 'varmasti onnistu*', 'varmasti perillä'],
  ],
  sv: [
    ...['vi lovar', 'vi garanterar', 'vi kan lova', 'jag kan|vågar lova', 'vågar lova', 'det kan jag lova'],
    ...['pengarna tillbaka', 'garanterat', 'hundra procent säker*'],
  ],
  en: [
    ...['we promise', 'we guarantee', 'i|we can promise|guarantee', 'i guarantee', 'guaranteed', 'money back'],
    ...['cannot fail', "can't fail", 'without fail'],
  ],
})

/** What binds the employer once it is said in public. */
export const promise: Check = ({ words }, { language }) =>
  promises[language].find(words).map((span) => finding('promise', span))
