import type { AccessLines } from "./lines";

export const meetingsAccess: AccessLines = {
	"/calendar": "city.read",
	"/calendar.ics": "city.read",
	"/meetings/:meetingId": "city.read",
	"/meetings/:meetingId/register": "meetings.register",
	"/meetings/:meetingId/leave": "meetings.register",
	"/admin/meetings": "meetings.manage",
	"/admin/meetings/new": "meetings.manage",
	"/admin/meetings/:meetingId": "meetings.manage",
	"/admin/meetings/:meetingId/edit": "meetings.manage",
	"/admin/meetings/:meetingId/cancel": "meetings.manage",
	"/admin/meetings/:meetingId/publish": "meetings.manage",
	"/admin/meetings/:meetingId/attendance": "meetings.manage",
};
