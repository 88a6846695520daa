import { route } from "@remix-run/route-config";

/** URLs: meetings and the public calendar. */
export const meetingsUrls = [
	route("calendar", "routes/public/meetings/calendar.tsx"),
	route("calendar.ics", "routes/public/meetings/calendar-ics.ts"),
	route("meetings/:meetingId", "routes/public/meetings/meeting.tsx"),
	route("meetings/:meetingId/register", "routes/public/meetings/register.ts"),
	route("meetings/:meetingId/leave", "routes/public/meetings/leave.ts"),
	route("admin/meetings", "routes/admin/meetings/list.tsx"),
	route("admin/meetings/new", "routes/admin/meetings/new.tsx"),
	route("admin/meetings/:meetingId", "routes/admin/meetings/show.tsx"),
	route("admin/meetings/:meetingId/edit", "routes/admin/meetings/edit.tsx"),
	route("admin/meetings/:meetingId/cancel", "routes/admin/meetings/cancel.tsx"),
	route("admin/meetings/:meetingId/publish", "routes/admin/meetings/publish.ts"),
	route("admin/meetings/:meetingId/attendance", "routes/admin/meetings/attendance.ts"),
];
