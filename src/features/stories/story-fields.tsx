import { Form, Link } from 'react-router'
import { Field, Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { pictureAddress } from './picture-address.ts'
import type { Story } from './queries.ts'

/** The fields of a form as strings: as they were, or as they were typed. */
export type Strings = Readonly<Record<string, string | undefined>>

/** A page's address fills the fields: what the page says of itself, to be put in own words. */
export function PreviewForm({ problem, address }: { problem?: string | undefined; address?: string | undefined }) {
  const t = useT()
  return (
    <Form method="get" className="stack aside" noValidate>
      <Input
        label={t('stories.fromPage')}
        hint={t('stories.fromPageHint')}
        name="from"
        type="url"
        defaultValue={address}
        fault={problem}
      />
      <button type="submit" className="quiet">
        {t('stories.fetch')}
      </button>
    </Form>
  )
}

export function Changed({ fault, id }: { fault: string; id: string }) {
  const t = useT()
  return (
    <div className="notice care" role="alert">
      <p>{t(fault as 'stories.changed-meanwhile')}</p>
      <p>
        <Link to={`/stories/${id}/edit`} target="_blank" reloadDocument>
          {t('stories.openNewest')}
        </Link>
      </p>
    </div>
  )
}

/** The suggestion that the story was to be made from is open no more, or not as it was looked at. */
export function Settled({ id }: { id: string }) {
  const t = useT()
  return (
    <div className="notice care" role="alert">
      <p>{t('suggestions.settled')}</p>
      <p>
        <Link to={`/stories/suggestions/${encodeURIComponent(id)}`} target="_blank" reloadDocument>
          {t('suggestions.openIt')}
        </Link>
      </p>
    </div>
  )
}

type PictureProps = {
  readonly organisationId: string
  readonly picture: Story['picture'] | undefined
  /** The address of the picture of the page that the story begins from. */
  readonly offered: string | undefined
  readonly value: Strings
  readonly fault: string | undefined
  readonly altFault: string | undefined
}

/** The picture that there is, the one that the page offers, or one of one's own; and what it shows, in words. */
export function PictureFields({ organisationId, picture, offered, value, fault, altFault }: PictureProps) {
  const t = useT()
  return (
    <>
      <input type="hidden" name="hasPicture" value={picture ? 'yes' : 'no'} />
      {picture && (
        <>
          <img
            className="picture small"
            src={pictureAddress(organisationId, picture.id)}
            alt={picture.alt}
            width={picture.width}
            height={picture.height}
          />
          <label className="choice">
            <input type="checkbox" name="keepPicture" value="no" />
            <span>{t('stories.removePicture')}</span>
          </label>
        </>
      )}
      {offered && (
        <label className="choice">
          <input type="checkbox" name="takePicture" value={offered} defaultChecked={value.takePicture === offered} />
          <span>{t('stories.takePicture')}</span>
        </label>
      )}
      <Field label={t('stories.picture')} hint={t('stories.pictureHint')} name="picture" fault={fault}>
        {(attributes) => (
          <input {...attributes} type="file" accept="image/jpeg,image/png,image/webp,image/gif,image/avif" />
        )}
      </Field>
      <Input
        label={t('stories.alt')}
        hint={t('stories.altHint')}
        name="pictureAlt"
        fault={altFault}
        defaultValue={value.pictureAlt}
      />
    </>
  )
}
