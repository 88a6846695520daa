import { IMAGE_BYTES, imageTypes } from "~/lib/images";

/** Files a proposal may carry, by kind; also a constraint of the database. */
export const MOST_FILES = { photo: 5, document: 3 } as const;

export type FileKind = keyof typeof MOST_FILES;

/** The largest file taken in, photo or document, in bytes. */
export const FILE_BYTES = IMAGE_BYTES;

/** What the file field offers. */
export const fileTypes = `${imageTypes},.pdf,.odt,.docx`;

export const documentTypes: Record<string, string> = {
	pdf: "application/pdf",
	odt: "application/vnd.oasis.opendocument.text",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

const begins = (bytes: Uint8Array, text: string, at = 0) =>
	[...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** Which document these bytes are: by their content first, the name only tells two kinds of archive apart. Null for none. */
export const documentExtension = (bytes: Uint8Array, name: string): string | null => {
	if (begins(bytes, "%PDF-")) return "pdf";
	if (!begins(bytes, "PK\u0003\u0004")) return null;
	if (begins(bytes, "mimetypeapplication/vnd.oasis.opendocument.text", 30)) return "odt";
	return /\.docx$/i.test(name) ? "docx" : null;
};

/** Whether a file is offered as a photo: the image pipeline says whether it is one. */
export const isImageName = (name: string): boolean => /\.(jpe?g|png|webp|heic|gif)$/i.test(name);

/** The name of a file without its extension, as a first label of a document. */
export const labelOfName = (name: string): string =>
	name
		.replace(/^.*[/\\]/, "")
		.replace(/\.[a-z0-9]{1,5}$/i, "")
		.replace(/[_-]+/g, " ")
		.trim()
		.slice(0, 120);
