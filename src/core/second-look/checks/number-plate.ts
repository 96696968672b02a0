import { type Check, finding } from '../finding.ts'
import { isDigit, type Word } from '../read-draft.ts'

// Two or three capitals, a hyphen, one to three digits: so are standards, tickets and products written too. A plate is
// one where the sentence, or the one before, speaks of a vehicle.
const vehicles = [
  ...[
    'auto',
    'rekisteri',
    'paku',
    'pakettia',
    'kuorma',
    'rekka',
    'ajoneuvo',
    'pysäköi',
    'parkki',
    'parkis',
    'peräkärry',
  ],
  ...['mopo', 'moottoripyörä', 'kuski', 'kuljettaja', 'farmari', 'bil', 'skåpbil', 'lastbil', 'släp', 'parkera'],
  ...['registernummer', 'van', 'car', 'cars', 'truck', 'lorry', 'parked', 'parking', 'registration', 'plate', 'driver'],
  ...['volvo', 'toyota', 'skoda', 'škoda', 'volkswagen', 'ford', 'audi', 'bmw', 'mercedes', 'tesla', 'nissan'],
]
const short = 3

export const numberPlate: Check = ({ words, sentences }) => {
  const plates = words.filter((word) => isPlate(word.text))
  if (plates.length === 0) return []
  const spoken = sentences.map((sentence) => sentence.words.some(isVehicle))
  return plates
    .filter(({ sentence }) => spoken[sentence] || spoken[sentence - 1])
    .map((word) => finding('number-plate', word))
}

function isPlate(text: string): boolean {
  const [letters = '', digits = '', ...more] = text.split('-')
  if (more.length > 0 || letters.length < 2 || letters.length > 3 || digits.length < 1 || digits.length > 3)
    return false
  return [...digits].every(isDigit) && [...letters].every((one) => one !== one.toLowerCase() && !isDigit(one))
}

const isVehicle = ({ low }: Word): boolean =>
  vehicles.some((vehicle) => (vehicle.length <= short ? low === vehicle : low.includes(vehicle)))
