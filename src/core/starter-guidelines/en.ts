import type { Guidelines } from './passage.ts'

export const en: Guidelines = {
  voluntary: {
    title: 'Telling is your decision',
    text: [
      'You talk about your work if you like, when you like and in your own way. Nobody sees whether you do. No targets, no points, no reminders.',
      'Reading and suggesting are plenty. If somebody presses you to tell, that does not belong here, and you may say so.',
    ],
    practice: [
      'Pass a story over without explaining.',
      'Stop when you no longer want to. Nothing is left undone.',
      'Ask your manager for time if you want to tell in working hours.',
    ],
  },
  'own-voice': {
    title: 'Your own words are best',
    text: [
      'Tell what you did, saw or learned yourself. One true sentence says more than a ready-made advertisement.',
      'You need not speak for the whole workplace. You may sound like yourself: dialect, humour and half-finished thoughts are welcome.',
    ],
    practice: [
      'Begin with what you had to do with it.',
      'Quote a sentence of the story at most, in quotation marks.',
      'If you have nothing of your own to say, let it be.',
    ],
    example: {
      instead: 'Our company has opened a new service point that serves customers even better.',
      say: 'I painted the new wall yellow myself. Come and see whether your eyes can take it.',
    },
  },
  employer: {
    title: 'Say where you work',
    text: [
      'When you speak of your work, it helps readers to know that you work there. Then they understand your words rightly. A sentence is enough, or a mention in your profile.',
      'You still speak for yourself. Your employer does not answer for your opinions, nor you for theirs.',
    ],
    practice: [
      'Let Luotto add the sentence at the end, or write it yourself.',
      'Write reviews and recommendations of your own workplace under your own name.',
      'Where the matter is disputed, add: “This is my own thought.”',
    ],
    example: {
      instead: 'Best restaurant in town, do go.',
      say: 'I cook here, so I am not impartial. Try the whitefish anyway.',
    },
    law: 'Praising one’s own goods as if one were an outside consumer is forbidden marketing: Consumer Protection Act (38/1978), chapter 2.',
  },
  others: {
    title: 'Other people’s matters are theirs to tell',
    text: [
      'Write about a customer, patient, pupil or colleague only with their permission. A name, a picture, a phone number, an address, a number plate and an identity code say who it is. Sometimes the story alone does.',
      'Health, sick leave, the end of a job or money worries are for each person to tell, if they wish. About yourself you may tell as much as you like.',
      'In social and health care even the fact that somebody is a client is confidential. In schools and early education a picture of a child needs the guardian’s permission.',
    ],
    practice: [
      'Ask first, and show the text or picture before you publish. Permission covers what you showed.',
      'Change or leave out what a person could be known by: place, time, age, occupation.',
      'Look at the background of a picture too: screens, papers, name badges, number plates.',
      'Permission may be withdrawn. If it is, take it down at once.',
    ],
    example: {
      instead: 'Emma went on sick leave, get well soon.',
      say: 'A busy week for us. Thank you to all who came to help.',
    },
    law: 'General Data Protection Regulation (EU) 2016/679 and the Data Protection Act (1050/2018); private life: Criminal Code (39/1889), chapter 24, section 8; client and patient data: Act 703/2023.',
  },
  confidential: {
    title: 'What stays in the house',
    text: [
      'Your employer’s trade secrets, unfinished projects, code names, unpublished figures and contracts stay in the house. So do customers who have not agreed to be mentioned.',
      'What is public already is free to tell, and so is your own experience of the work. Not everything internal is secret: ask if you do not know.',
    ],
    practice: [
      'Check whether it is already public. If so, you may write about it.',
      'Ask before you name a customer.',
      'Describe the work, not the product under way.',
      'In a listed company: results, deals and changes only once the company has announced them.',
    ],
    example: {
      instead: 'Our project comes out in May, and the price will halve.',
      say: 'I work on something you will see in spring. This week I learned how to test in the cold.',
    },
    law: 'Employment Contracts Act (55/2001), chapter 3, sections 1 and 4; Trade Secrets Act (595/2018); in public bodies the Act on the Openness of Government Activities (621/1999).',
  },
  advertising: {
    title: 'Advertising looks like advertising',
    text: [
      'When you tell consumers about your employer’s goods or services, it is marketing, even when you do it for the joy of it. The reader must see that at once: so the label stands first in the text and says on whose behalf you speak.',
      'Good labels are “Ad” and “Paid partnership”. A network’s own switch, a hashtag at the end or the firm’s name alone is not enough.',
      'A job ad, news or a thought of your own about work needs no such label. Then it is enough to say where you work.',
    ],
    practice: [
      'Begin: “Ad | Company Ltd”. Luotto adds it for you to stories about products.',
      'For readers in Finland, begin with “Mainos” or “Reklam” as well.',
      'Mention discounts and codes only with the label.',
      'If you are given money or benefits for telling, say that too.',
    ],
    example: {
      instead: 'Lovely new jumpers, buy now with the code AUTUMN. #ad',
      say: 'Ad | Wool Ltd. The new jumpers came today, and I unpacked the boxes.',
    },
    law: 'Consumer Protection Act (38/1978), chapter 2, section 4, and the Consumer Ombudsman’s guidelines on influencer marketing in social media (2019, updated 2025).',
  },
  claims: {
    title: 'Promise what you can show',
    text: [
      '“The best in the country”, “we guarantee”, “eco-friendly” and “boosts your immune system” are claims that one must be able to prove. Your own experience is nearly always better: it is true, and needs no proof.',
      'Be exact about the environment. Since 27 September 2026, generic claims (“green”, “ecological”, “carbon neutral”) may not be put to consumers without recognised evidence, and no product may be called neutral by offsetting alone. Tell what was done and where one can see it.',
      'Speak of competitors fairly, or not at all.',
    ],
    practice: [
      'Replace the claim with what you saw: “I slept better”, “12 tonnes of waste, 19 before”.',
      'Add a source or a link if the claim stays.',
      'Advise nobody to buy shares, and promise no returns.',
      'If you compare, compare with your own yesterday.',
    ],
    example: {
      instead: 'Our paint is the most eco-friendly.',
      say: 'Our paint has no solvent any more. The hall used to smell; now it does not. Facts: link.',
    },
    law: 'Consumer Protection Act (38/1978), chapter 2; Directive (EU) 2024/825; health claims on foods: Regulation (EC) 1924/2006; insiders and investment advice: Regulation (EU) 596/2014.',
  },
  disagreement: {
    title: 'You may disagree',
    text: [
      'You may say more than good things about your workplace. Fair criticism is freedom of speech, and often useful. It is wise to raise a hard matter first where it can be mended, but you need not.',
      'An employer may not forbid you to belong to a trade union, to be active in it or to speak of it, to take a stand on public matters in your free time, or to report wrongdoing. The law protects those who report: nobody may be punished for a report made in the way that the law says, with reason to believe that it is so.',
      'Loyalty to an employer does not mean silence. It means that you tell no untruths, give away no trade secrets and do no harm on purpose.',
    ],
    practice: [
      'Speak of things, not of people.',
      'Tell apart what you know and what you think.',
      'For wrongdoing: first the workplace’s reporting channel, or the central external one at the Office of the Chancellor of Justice.',
      'The shop steward, elected representative and safety representative help.',
    ],
    example: {
      instead: 'Management cares about nothing, clowns the lot of them.',
      say: 'I disagree about the rota. Three nights on end are too many, and I have said so at work too.',
    },
    law: 'Constitution (731/1999), sections 12 and 13; Employment Contracts Act (55/2001), chapter 3, section 1 and chapter 13, section 1; Whistleblower Act (1171/2022).',
  },
  'working-time': {
    title: 'Working time and free time',
    text: [
      'Talking about work may be part of the working day. Agree with your manager how much. In your free time you do it only if you want to, and nobody expects an answer in the evening.',
      'Your accounts and subjects in your free time are your own. The employer does not follow them.',
    ],
    practice: [
      'Set a time for it, so that you need not be there.',
      'Mute notifications when you are off.',
      'Comments may be answered on the next working day.',
    ],
    law: 'Working Hours Act (872/2019), section 3: working time is the time you work or are at the employer’s disposal at the workplace.',
  },
  misread: {
    title: 'How may it be read?',
    text: [
      'A screen carries no tone of voice. Irony, capitals and “always” or “nobody” are often read otherwise than you meant, and a screenshot lives on without the talk before it.',
      'This is no ban. If it is funny for that very reason, leave it.',
    ],
    practice: [
      'Read it aloud as a stranger would.',
      'Replace “everyone” with those you mean.',
      'Mention only those it concerns: each mention rings on somebody’s phone.',
    ],
    example: {
      instead: 'Oh great, another “brilliant” meeting.',
      say: 'The meeting took three hours. Next time I will bring sandwiches.',
    },
  },
  clear: {
    title: 'Clear, and for all',
    text: [
      'A short sentence and a plain word help everyone: those in a hurry, those learning the language, and those to whom a screen reader reads the text.',
      'A picture needs a description, a hashtag capitals, and a day its date. A link should show where it leads.',
    ],
    practice: [
      'Cut a long sentence in two.',
      'Write #GoodWorkWeek, not #goodworkweek.',
      'Write 5 December 2026, not 5/12 or “next Thursday”.',
      'Describe in a picture what it is there for.',
      'One or two emoji are enough.',
    ],
    example: { instead: 'Measures were implemented in accordance with the plan.', say: 'The five of us mended it.' },
  },
  ugly: {
    title: 'When it gets ugly',
    text: [
      'Now and then one meets anger, mockery or threats. It is not your fault, and you need not bear it alone. Where the harassment has to do with your work, your employer must act once they know.',
    ],
    practice: [
      'Do not answer at once. Often no answer is needed.',
      'Keep it: a screenshot, the address, the time, the name.',
      'Mute, block and report to the service.',
      'Tell your manager and the safety representative. Report threats to the police; in an emergency call 112.',
    ],
    law: 'Occupational Safety and Health Act (738/2002), section 28: once told of harassment, an employer takes measures to end it.',
  },
  mistakes: {
    title: 'Mishaps happen',
    text: [
      'As they do on the phone and by e-mail. Most are small and mended in ten minutes. Nobody gets into trouble for telling in time.',
    ],
    practice: [
      'Correct it or take it down. If you correct it, say what you changed.',
      'Say sorry, briefly, if somebody was hurt.',
      'Tell somebody who helps. The page “Did something go wrong?” is always one tap away.',
    ],
    example: {
      instead: 'I will take this down and we will not speak of it again.',
      say: 'I wrote a wrong figure yesterday, sorry. The right one is 12 tonnes.',
    },
  },
}
