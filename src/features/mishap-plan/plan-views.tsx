import { Form } from 'react-router'
import { FaultSummary, Input, TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { languageOptions } from '../../ui/language-names.ts'
import type { PlanData } from './pages/plan.tsx'

type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** A faulty form is the one that was sent: the others are as they were. */
const only = ({ typed, faults }: Filled, act: string): Filled =>
  typed.act === act ? { typed, faults } : { typed: {}, faults: {} }

export function HelperForms({ helpers, plan: _, ...filled }: Pick<PlanData, 'helpers' | 'plan'> & Filled) {
  const t = useT()
  const { typed, faults } = only(filled, 'helper')
  return (
    <section>
      <h2>{t('mishapPlan.helper')}</h2>
      <p className="hint">{t('mishapPlan.helper.about')}</p>
      <ul className="rows">
        {helpers.map(({ id, name }) => (
          <li key={id}>
            <Form method="post" className="line">
              <span>{name}</span>
              <input type="hidden" name="act" value="remove" />
              <button type="submit" name="helper" value={id} className="quiet">
                {t('mishapPlan.helper.remove', { name })}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="stack" noValidate key={helpers.length}>
        <FaultSummary faults={faults} />
        <Input label={t('mishapPlan.helper.name')} name="name" fault={faults.name} defaultValue={typed.name} required />
        <Input label={t('mishapPlan.helper.phone')} name="phone" fault={faults.phone} defaultValue={typed.phone} />
        <Input
          {...{ label: t('people.email'), hint: t('mishapPlan.helper.emailHint'), name: 'email', type: 'email' }}
          {...{ fault: faults.email, defaultValue: typed.email }}
        />
        <Input
          {...{ label: t('mishapPlan.helper.hours'), hint: t('mishapPlan.helper.hoursHint'), name: 'hours' }}
          {...{ fault: faults.hours, defaultValue: typed.hours }}
        />
        <button type="submit" name="act" value="helper">
          {t('mishapPlan.helper.add')}
        </button>
      </Form>
    </section>
  )
}

export function PlanForm({ plan, ...filled }: Pick<PlanData, 'plan'> & Filled) {
  const t = useT()
  const { typed, faults } = only(filled, 'plan')
  const words = (field: 'correcting' | 'apologising', language: 'fi' | 'sv' | 'en') =>
    typed[`${field}.${language}`] ?? plan?.[field][language] ?? ''
  return (
    <section>
      <h2>{t('mishapPlan.review')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={faults} />
        <TextArea
          {...{ label: t('mishapPlan.decides'), hint: t('mishapPlan.decides.hint'), name: 'decides', required: true }}
          {...{ fault: faults.decides, defaultValue: typed.decides ?? plan?.decides }}
        />
        {(['correcting', 'apologising'] as const).flatMap((field) =>
          languageOptions.map(({ value: language, label: name }) => (
            <TextArea
              key={`${field}.${language}`}
              {...{ label: t(`mishapPlan.${field}.in`, { language: name }), name: `${field}.${language}`, rows: 3 }}
              {...{ fault: faults[`${field}.${language}`], defaultValue: words(field, language) }}
            />
          )),
        )}
        <Input
          {...{ label: t('mishapPlan.reviewBy'), hint: t('mishapPlan.reviewBy.hint'), name: 'reviewBy', type: 'date' }}
          {...{ fault: faults.reviewBy, defaultValue: typed.reviewBy }}
        />
        <button type="submit" name="act" value="plan">
          {t('mishapPlan.review.button')}
        </button>
      </Form>
    </section>
  )
}

export function ExerciseForm({ newId, ...filled }: Pick<PlanData, 'newId'> & Filled) {
  const t = useT()
  const { typed, faults } = only(filled, 'exercise')
  const steps = ['one', 'two', 'three', 'four', 'five'] as const
  return (
    <section>
      <h2>{t('mishapPlan.exercise')}</h2>
      <p>{t('mishapPlan.exercise.story')}</p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{t(`mishapPlan.exercise.${step}`)}</li>
        ))}
      </ol>
      <Form method="post" className="stack" noValidate key={newId}>
        <FaultSummary faults={faults} />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <Input
          {...{ label: t('mishapPlan.exercise.heldOn'), name: 'heldOn', type: 'date' }}
          {...{ fault: faults.heldOn, defaultValue: typed.heldOn }}
        />
        <Input
          {...{ label: t('mishapPlan.exercise.took'), name: 'minutes', inputMode: 'numeric' }}
          {...{ fault: faults.minutes, defaultValue: typed.minutes }}
        />
        <TextArea
          {...{ label: t('mishapPlan.exercise.slow'), name: 'slow', rows: 3 }}
          {...{ fault: faults.slow, defaultValue: typed.slow }}
        />
        <Input
          {...{ label: t('mishapPlan.exercise.nextOn'), name: 'nextOn', type: 'date' }}
          {...{ fault: faults.nextOn, defaultValue: typed.nextOn }}
        />
        <button type="submit" name="act" value="exercise">
          {t('mishapPlan.exercise.note')}
        </button>
      </Form>
    </section>
  )
}
