import type { Item, Scale, ScaleItem } from './item.ts'

type Words = readonly [en: string, fi: string, sv: string]

const item = (
  id: string,
  source: 'hse' | 'luotto',
  scale: Scale,
  [en, fi, sv]: Words,
  reversed = false,
): ScaleItem => ({
  kind: 'scale',
  ...{ id, source, scale, reversed, text: { fi, sv, en } },
})

/**
 * The fifteen items that a wave asks unless the organisation asks otherwise. One to eight are from the HSE Management
 * Standards Indicator Tool (Crown copyright, Open Government Licence v3.0); their Finnish and Swedish are our own
 * translations, which nobody has validated, as the page says. The others are ours.
 */
export const defaultItems: readonly Item[] = [
  item('control', 'hse', 'agree', [
    'I have some say over the way I work',
    'Saan itse vaikuttaa siihen, miten teen työni',
    'Jag kan själv påverka hur jag gör mitt arbete',
  ]),
  item('influence', 'hse', 'agree', [
    'I have sufficient opportunities to question managers about change at work',
    'Minulla on riittävästi tilaisuuksia kysyä johdolta, miksi työtä muutetaan',
    'Jag har tillräckliga möjligheter att fråga cheferna om förändringar i arbetet',
  ]),
  item('expected', 'hse', 'frequency', [
    'I am clear what is expected of me at work',
    'Tiedän, mitä minulta odotetaan työssä',
    'Jag vet vad som förväntas av mig i arbetet',
  ]),
  item('goals', 'hse', 'frequency', [
    'I am clear about the goals and objectives for my department',
    'Oman yksikköni tavoitteet ovat minulle selvät',
    'Målen för min enhet är klara för mig',
  ]),
  item('support', 'hse', 'frequency', [
    'I can rely on my line manager to help me out with a work problem',
    'Voin luottaa siihen, että esihenkilöni auttaa, kun työssä on pulma',
    'Jag kan lita på att min chef hjälper mig när något strular i arbetet',
  ]),
  item(
    'time',
    'hse',
    'frequency',
    ['I have unrealistic time pressures', 'Työssäni on kohtuuton kiire', 'Jag har orimlig tidspress i arbetet'],
    true,
  ),
  item(
    'climate',
    'hse',
    'agree',
    ['Relationships at work are strained', 'Välit työpaikalla ovat kireät', 'Relationerna på jobbet är ansträngda'],
    true,
  ),
  item('respect', 'hse', 'agree', [
    'I receive the respect at work I deserve from my colleagues',
    'Työkaverit arvostavat minua niin kuin kuuluu',
    'Jag får den respekt av mina kolleger som jag förtjänar',
  ]),
  item('example', 'luotto', 'agree', [
    'Top management themselves talk openly about our work',
    'Ylin johto kertoo itsekin avoimesti työstämme',
    'Högsta ledningen berättar själv öppet om vårt arbete',
  ]),
  item('time-allowed', 'luotto', 'agree', [
    'I may use working time for talking about my work in public',
    'Saan käyttää työaikaa siihen, että kerron työstäni julkisesti',
    'Jag får använda arbetstid till att berätta om mitt arbete offentligt',
  ]),
  item('guidelines', 'luotto', 'agree', [
    'Our guidelines on public communication are clear to me',
    'Ohjeemme siitä, miten työstä kerrotaan julkisesti, ovat minulle selvät',
    'Våra riktlinjer för hur man berättar om arbetet offentligt är klara för mig',
  ]),
  item('competence', 'luotto', 'agree', [
    'I have the skills I need to talk about my work in public',
    'Osaan kertoa työstäni julkisesti',
    'Jag har de kunskaper jag behöver för att berätta om mitt arbete offentligt',
  ]),
  item('mistakes', 'luotto', 'agree', [
    'If I made an honest mistake in a public post, I would be treated fairly',
    'Jos tekisin julkisessa kirjoituksessa vilpittömän virheen, minua kohdeltaisiin reilusti',
    'Om jag gjorde ett ärligt misstag i ett offentligt inlägg skulle jag bli rättvist behandlad',
  ]),
  item('voluntary', 'luotto', 'agree', [
    'Choosing not to post about work has no bad consequences for me',
    'Minulle ei koidu mitään ikävää siitä, jos en kerro työstäni',
    'Det får inga dåliga följder för mig om jag låter bli att berätta om arbetet',
  ]),
  item('openness', 'luotto', 'agree', [
    'I can say what I think about my work here without fear',
    'Voin sanoa täällä pelkäämättä, mitä ajattelen työstäni',
    'Jag kan säga vad jag tycker om mitt arbete här utan att vara rädd',
  ]),
]
