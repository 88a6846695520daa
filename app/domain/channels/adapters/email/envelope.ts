/** A letter and where it goes. `messageId` holds its brackets. */
export type Envelope = {
	messageId: string;
	to: string;
	language: string;
	subject: string;
	text: string;
	html: string;
	replyTo?: string | null;
	headers?: Record<string, string>;
};
