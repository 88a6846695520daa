import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { takePhotos } from "~/domain/issue-reports/kept-photos.server";
import { MAX_PHOTOS } from "~/domain/issue-reports/schema";
import { moveTask } from "~/domain/works/commands/move-task.server";
import { findContractorOfLink, findContractorTask } from "~/domain/works/queries/tasks.server";
import { IMAGE_BYTES } from "~/lib/images";
import { orNotFound, readUpload, withFlash } from "~/server/http.server";

const schema = z.object({ note: z.string().trim().min(1).max(2000) });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const { secret = "", taskId = "" } = args.params;
	const { id, name: label } = orNotFound(await findContractorOfLink(context, secret));
	orNotFound(z.uuid().safeParse(taskId).data && (await findContractorTask(context, id, taskId)));
	const read = await readUpload(args, schema, { field: "photos", max: MAX_PHOTOS, bytes: IMAGE_BYTES });
	const back = `/contractors/${secret}`;
	if (!read.ok) return withFlash(back, { tone: "error", text: read.t("works:contractor.noteNeeded") });
	const photos = await takePhotos(read.files, "");
	if (!photos.ok) return withFlash(back, { tone: "error", text: read.t("works:contractor.badPhoto") });
	const { photos: stored } = photos.value;
	const result = await moveTask(context, { taskId, to: "done", note: read.value.note, photos: stored, label });
	const text = result.ok ? read.t("works:contractor.thanksDone") : read.t(`works:refusals.${result.reason}`);
	return withFlash(back, { tone: result.ok ? "success" : "error", text });
}
