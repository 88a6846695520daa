import { z } from "zod";
import type { Translate } from "~/i18n/namespaces";
import type { Context } from "~/server/context.server";
import type { Upload } from "~/server/uploads.server";
import { type FileRefusal, saveFiles } from "./commands/save-files.server";
import { FILE_BYTES, MOST_FILES } from "./file-rules";

/** How many files one form may bring, and how large. */
export const fileLimits = { field: "files", max: MOST_FILES.photo + MOST_FILES.document, bytes: FILE_BYTES };

export const fileText = (t: Translate, refusal: FileRefusal): string => t(`proposals:files.refusals.${refusal}`);

const id = z.uuid();

/**
 * Takes in what the fields of `FileFields` brought: new files, `label-<file>` and `remove-<file>`. Done whether or not the
 * rest of the form is right, so that no one sends a file twice.
 */
export const takeFiles = async (
	context: Context,
	{ form, files, t }: { form: FormData; files: readonly Upload[]; t: Translate },
	proposalId: string,
) => {
	const named = (prefix: string) =>
		[...form.entries()].flatMap(([name, value]) => {
			const file = name.startsWith(prefix) ? name.slice(prefix.length) : "";
			return id.safeParse(file).success ? [[file, String(value)] as const] : [];
		});
	const labels = new Map(named("label-"));
	const removed = named("remove-").map(([file]) => file);
	const saved = await saveFiles(context, { proposalId, uploads: files, labels, removed });
	return { files: saved.files, fault: saved.refusal && fileText(t, saved.refusal) };
};
