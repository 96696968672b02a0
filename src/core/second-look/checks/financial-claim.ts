import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'

// What an employee says of a listed employer's future or of returns is news to a market (MAR, (EU) 596/2014) or the
// marketing of savings, which needs its risks beside it.
const claims = inEach({
  fi: [
    ...['varma|varmaa|taattu|taattua|riskitön|riskitöntä tuotto|tuottoa|sijoitus|sijoituksen', 'tuottaa varmasti'],
    ...['takuutuotto*', 'osake|osakkeemme|kurssi|osakekurssi nousee', 'kurssinousu*', 'tulosvaroitu*', 'ilman riskiä'],
  ],
  sv: [
    ...['säker|garanterad|riskfri avkastning|placering', 'riskfri*', 'aktien|kursen stiger|kommer', 'vinstvarning*'],
    'köp aktien|aktier',
  ],
  en: [
    ...['guaranteed|risk-free|certain|safe return|returns|investment|profit', 'profit warning', 'risk-free'],
    ...['share price|shares will', 'buy [our] shares|stock', 'can only go up'],
  ],
})
const buying = inEach({
  fi: ['kannattaa|kannatta* ostaa'],
  sv: ['lönar sig att köpa', 'köp nu'],
  en: ['buy now', 'time to buy'],
})
const markets = inEach({
  fi: ['osak*', 'kurssi*', 'rahasto*', 'sijoit*', 'pörssi*'],
  sv: ['aktie*', 'kurs*', 'fond*', 'börs*', 'placer*'],
  en: ['share*', 'stock*', 'fund*', 'invest*'],
})

export const financialClaim: Check = ({ words }, { language }) => {
  const advice = markets[language].find(words).length > 0 ? buying[language].find(words) : []
  return [...claims[language].find(words), ...advice].map((span) => finding('financial-claim', span))
}
