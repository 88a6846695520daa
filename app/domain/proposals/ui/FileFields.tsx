import { useTranslation } from "react-i18next";
import type { FieldState } from "~/ui/Field";
import { FileField } from "~/ui/FileField";
import { Photo } from "~/ui/Photo";
import { fileTypes } from "../file-rules";
import type { ShownFile } from "../files.server";

type Props = {
	field: FieldState;
	/** Those already received. */
	files: readonly ShownFile[];
	formId: string;
	/** Whether files can still be added and removed, not only described. */
	mayAdd?: boolean;
};

const Received = ({ file, formId, mayAdd }: { file: ShownFile; formId: string; mayAdd: boolean }) => {
	const { t } = useTranslation("proposals");
	const { id, kind, place, label, storageKey } = file;
	const isPhoto = kind === "photo";
	const hintId = `${formId}-hint-${id}`;
	return (
		<li className="grid gap-3 rounded-card border border-line p-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
			{isPhoto ? (
				<Photo
					imageKey={storageKey}
					alt={label}
					sizes="8rem"
					className="aspect-[4/3] w-32 rounded-control object-cover"
				/>
			) : (
				<span className="font-semibold">{t("files.document", { place })}</span>
			)}
			<div className="grid min-w-0 gap-2">
				<label className="font-semibold" htmlFor={`${formId}-label-${id}`}>
					{t(isPhoto ? "files.photoLabel" : "files.documentLabel", { place })}
				</label>
				{isPhoto ? (
					<p id={hintId} className="text-[0.9375rem] text-soft">
						{t("files.photoHint")}
					</p>
				) : null}
				<input
					id={`${formId}-label-${id}`}
					name={`label-${id}`}
					defaultValue={label}
					maxLength={200}
					aria-describedby={isPhoto ? hintId : undefined}
					className="control"
				/>
				{mayAdd ? (
					<label htmlFor={`${formId}-remove-${id}`} className="choice">
						<input id={`${formId}-remove-${id}`} type="checkbox" name={`remove-${id}`} className="tick" />
						<span>{t(isPhoto ? "files.remove" : "files.removeDocument", { place })}</span>
					</label>
				) : null}
			</div>
		</li>
	);
};

/** Photos and documents: those received, each with its words, and a field for more. The form is `multipart/form-data`. */
export const FileFields = ({ field, files, formId, mayAdd = true }: Props) => {
	const { t } = useTranslation("proposals");
	return (
		<div className="grid gap-4">
			{files.length > 0 ? (
				<ul className="grid max-w-2xl gap-3">
					{files.map((file) => (
						<Received key={file.id} file={file} formId={formId} mayAdd={mayAdd} />
					))}
				</ul>
			) : null}
			{mayAdd ? (
				<FileField field={field} label={t("files.add")} hint={t("files.hint")} accept={fileTypes} multiple optional />
			) : null}
		</div>
	);
};
