import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { imageTypes } from "~/lib/images";
import { positionInPhoto } from "~/lib/photo-file";
import { Button } from "~/ui/Button";
import { controlProps, FieldFrame, type FieldState } from "~/ui/Field";
import type { Position } from "~/ui/map/types";
import { MAX_PHOTOS } from "../schema";
import { BlurDialog } from "./BlurDialog";

type Props = {
	field: FieldState;
	/** Photos taken up from a draft. */
	initial?: File[];
	onChange: (photos: File[]) => void;
	/** Where the photos say they were taken: the first that says so. */
	onPosition: (position: Position | null) => void;
};

const Thumbnail = ({ photo }: { photo: File }) => {
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		const made = URL.createObjectURL(photo);
		setUrl(made);
		return () => URL.revokeObjectURL(made);
	}, [photo]);
	return <img src={url} alt="" className="size-28 rounded-control border border-line bg-sunken object-cover" />;
};

/** The files of the form's own control: what the list shows is what is sent. */
const putIn = (control: HTMLInputElement | null, photos: File[]) => {
	if (!control) return;
	const files = new DataTransfer();
	for (const photo of photos) files.items.add(photo);
	control.files = files.files;
};

const usePhotos = ({ initial = [], onChange, onPosition }: Omit<Props, "field">) => {
	const control = useRef<HTMLInputElement>(null);
	const [photos, setPhotos] = useState(initial);
	const told = useRef({ onChange, onPosition });
	told.current = { onChange, onPosition };
	const isTaken = useRef(false);
	const add = async (chosen: File[]) => {
		// One more than allowed is kept in the control: the server says how many it takes.
		setPhotos((all) => [...all, ...chosen]);
		for (const photo of chosen) {
			const position = await positionInPhoto(photo).catch(() => null);
			if (position) return told.current.onPosition(position);
		}
	};
	const adding = useRef(add);
	adding.current = add;
	useEffect(() => {
		// Photos chosen before this script arrived, on a slow network, are kept.
		const early = isTaken.current ? [] : [...(control.current?.files ?? [])];
		isTaken.current = true;
		if (early.length > 0) return void adding.current(early);
		putIn(control.current, photos);
		told.current.onChange(photos);
	}, [photos]);
	const replace = (index: number, photo: File | null) =>
		setPhotos((all) => all.flatMap((one, other) => (other === index ? (photo ?? []) : one)));
	return { control, photos, add, replace };
};

type ListProps = { photos: File[]; onBlur: (index: number) => void; onRemove: (index: number) => void };

const PhotoList = ({ photos, onBlur, onRemove }: ListProps) => {
	const { t } = useTranslation("issue-reports");
	if (photos.length === 0) return null;
	return (
		<ul className="mt-3 flex flex-wrap gap-4">
			{photos.map((photo, index) => (
				<li key={`${photo.name}-${photo.size}-${photo.lastModified}`} className="grid gap-2">
					<Thumbnail photo={photo} />
					<Button
						type="button"
						tone="secondary"
						size="small"
						onClick={() => onBlur(index)}
						aria-label={t("blur.openFor", { rank: index + 1 })}
					>
						{t("blur.open")}
					</Button>
					<Button
						type="button"
						tone="quiet"
						size="small"
						onClick={() => onRemove(index)}
						aria-label={t("blur.removeRank", { rank: index + 1 })}
					>
						{t("blur.remove")}
					</Button>
				</li>
			))}
		</ul>
	);
};

/** Photos to send: shown, blurred or taken back before they leave. Without JavaScript: the file field alone. */
export const PhotosField = ({ field, ...props }: Props) => {
	const { t } = useTranslation("issue-reports");
	const { control, photos, add, replace } = usePhotos(props);
	const [blurred, setBlurred] = useState<number | null>(null);
	const shown = blurred === null ? undefined : photos[blurred];
	const hint = t("new.photosHint", { count: MAX_PHOTOS });
	const close = (photo: File | null) => {
		if (photo && blurred !== null) replace(blurred, photo);
		setBlurred(null);
		control.current?.focus();
	};
	return (
		<div>
			<FieldFrame field={field} label={t("new.photos")} hint={hint} optional>
				<input
					ref={control}
					{...controlProps(field, { hint, optional: true })}
					type="file"
					accept={imageTypes}
					multiple
					className="control"
					onChange={(event) => void add([...(event.currentTarget.files ?? [])])}
				/>
			</FieldFrame>
			<PhotoList photos={photos} onBlur={setBlurred} onRemove={(index) => replace(index, null)} />
			{photos.length > MAX_PHOTOS ? (
				<p role="alert" className="mt-2 font-semibold text-danger">
					{t("new.tooManyPhotos", { count: MAX_PHOTOS })}
				</p>
			) : null}
			{shown ? <BlurDialog photo={shown} onDone={close} /> : null}
		</div>
	);
};
