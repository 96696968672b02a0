import type { Code } from './codebook.ts'
import { code } from './default-code.ts'

// Of the decision "what is the tone towards the employer or the work?". The examples are made up.

export const toneCodes: readonly Code[] = [
  code(
    'negative',
    [
      'Kielteinen',
      'Työnantajasta tai työstä puhutaan moittien, pettyneenä, väsyneenä tai ivaten.',
      'Kolmas järjestelmä tänä vuonna, eikä yksikään niistä toimi.',
      'Hieno juttu, että tästäkin kuultiin ensin lehdestä.',
    ],
    [
      'Negativ',
      'Arbetsgivaren eller arbetet omtalas med kritik, besvikelse, trötthet eller hån.',
      'Tredje systemet i år, och inget av dem fungerar.',
      'Fint att vi fick läsa också det här först i tidningen.',
    ],
    [
      'Negative',
      'The employer or the work is spoken of with reproach, disappointment, weariness or mockery.',
      'The third system this year, and none of them works.',
      'How nice that we read about this one in the paper first, too.',
    ],
  ),
  code(
    'neutral',
    [
      'Neutraali',
      'Työstä kerrotaan ilman kantaa: tieto, kysymys, ilmoitus, toteamus.',
      'Koulutus alkaa yhdeksältä salissa B.',
      'Onko kenelläkään kokemusta tästä laitteesta?',
    ],
    [
      'Neutral',
      'Arbetet omtalas utan ställningstagande: en uppgift, en fråga, ett meddelande, ett konstaterande.',
      'Utbildningen börjar klockan nio i sal B.',
      'Har någon erfarenhet av den här apparaten?',
    ],
    [
      'Neutral',
      'Work is told of without a stance: a fact, a question, a notice, a statement.',
      'The training starts at nine in room B.',
      'Does anybody have experience of this device?',
    ],
  ),
  code(
    'positive',
    [
      'Myönteinen',
      'Työnantajasta tai työstä puhutaan iloiten, kiittäen, ylpeänä tai innostuneena.',
      'Mahtava päivä pajalla, kiitos kaikille.',
      'Tätä työtä tekisin, vaikka lottovoitto osuisi.',
    ],
    [
      'Positiv',
      'Arbetsgivaren eller arbetet omtalas med glädje, tack, stolthet eller iver.',
      'En härlig dag i verkstaden, tack alla.',
      'Det här jobbet skulle jag göra även om jag vann på lotto.',
    ],
    [
      'Positive',
      'The employer or the work is spoken of with joy, thanks, pride or enthusiasm.',
      'A wonderful day in the workshop, thank you all.',
      'I would do this job even if I won the lottery.',
    ],
  ),
  code(
    'mixed',
    [
      'Sekä että',
      'Samassa tekstissä on selvästi sekä myönteistä että kielteistä työnantajaa tai työtä kohtaan.',
      'Rankka viikko ja liian vähän väkeä, mutta näiden ihmisten kanssa jaksaa.',
      'Uusi tila on upea. Harmi, ettei siellä voi puhua puhelimeen.',
    ],
    [
      'Både och',
      'I samma text finns tydligt både positivt och negativt mot arbetsgivaren eller arbetet.',
      'En tung vecka och för lite folk, men med de här människorna orkar man.',
      'Det nya utrymmet är fint. Synd att man inte kan tala i telefon där.',
    ],
    [
      'Mixed',
      'One text clearly holds both positive and negative towards the employer or the work.',
      'A rough week with too few hands, but with these people one gets through.',
      'The new space is splendid. A pity that nobody can make a call in it.',
    ],
  ),
  code(
    'cannot-tell',
    [
      'En osaa sanoa',
      'Sävystä ei saa selvää, esimerkiksi koska ironiaa ei voi erottaa tosissaan sanotusta. Käytä tätä mieluummin kuin arvausta.',
      'Juu, meillä on tosi hyvä tämä uusi ilmastointi.',
      'Arvatkaa, kuka saa tehdä tämän. 🙃',
    ],
    [
      'Kan inte avgöra',
      'Tonen går inte att tyda, till exempel för att ironi inte kan skiljas från allvar. Använd hellre det här än en gissning.',
      'Jo, vår nya ventilation är jättebra.',
      'Gissa vem som får göra det här. 🙃',
    ],
    [
      'Cannot tell',
      'The tone cannot be made out, for instance because irony cannot be told from earnest. Use this rather than guess.',
      'Oh yes, our new air conditioning is really good.',
      'Guess who gets to do this one. 🙃',
    ],
  ),
]
