/* The topic that says what unmask deliver writes, and what a map is. */
#include "help.h"

void write_delivering(struct sheet *s)
{
    s->hang = 14;
    sheet_paragraph(s, "unmask deliver writes files and sends nothing. What it writes is made from the public record, says how many sealed records "
                       "are held back, and carries nothing of them; --include-sealed puts them in and marks every page. A folder is named that is not "
                       "there yet, or is empty: it then holds all of the files, or is as it was. No file is called by a handle or a name.");
    sheet_heading(s, "TABLES");
    sheet_item(s, "csv", "A folder with about.csv, element-chart.csv, evidence.csv and gaps.csv, in UTF-8 with a byte order mark, for a spreadsheet. A "
                         "cell that a spreadsheet would compute, or make a number or a date of, begins with an apostrophe.");
    sheet_item(s, "xlsx", "A workbook with the same tables as sheets. Every cell is a text; one of more than 32,767 characters is cut, and says so. Needs a "
                          "program that was built with libxlsxwriter.");
    sheet_item(s, "columns", "The chart has the proof of the side that bears an element, the objections to it, the other side's evidence, and the objections "
                             "to that. ruling, assignee and due are left blank, to be filled in. The gaps "
                             "are those of unmask gaps, each once, what no evidence mends and what only the Court can answer among them; these two are no tasks.");
    sheet_heading(s, "OTHER SYSTEMS");
    sheet_item(s, "clio", "Clio Manage, version 4: a note and its reasons for each defendant, a task for each gap with all in whose way it stands, a document for each report. The file named in "
                          "after is what is uploaded to the address that the answer gives.");
    sheet_item(s, "smokeball", "A memo for each defendant, a task for all that stands in the way of the same defendants with a subtask for each gap, a file for each report.");
    sheet_item(s, "docassemble", "variables.json: values for an interview or a proposed order, under names that begin with unmask_. Needs no map.");
    sheet_item(s, "report.html", "The page that unmask report writes, to be uploaded beside findings.json; where it has more than ten megabytes, memo.html instead.");
    sheet_item(s, "requests.json", "What each file is, where it goes, and a key that is the same on every run: what was made under it before is to be changed, "
                                   "not made again. The key stands in the last line of every text as well.");
    sheet_heading(s, "TO PRINT");
    sheet_paragraph(s, "unmask report and unmask memo write HTML whose printed pages are numbered and say what they are, on Letter and on A4. A memo in DOCX is "
                       "made by pandoc, which sets no running foot: there it stands at the beginning and at the end, and the foot is the word processor's "
                       "business. A file whose name holds a handle or a name of the record is written, and warned of.");
    sheet_heading(s, "THE MAP");
    sheet_paragraph(s, "The ids of the other system, which the record cannot know; unmask schema map has its shape. --check-map names every id that is missing "
                       "or cannot be one, and writes nothing; it exits with 1 where there is any. Without it the same is checked first. An assignee may be given "
                       "for each defendant, by the defendant's id, in the place of one for all; what stands in the way of several is for the one for all, or "
                       "else for that of the first of them.");
    sheet_example(s, "{\"format\": \"unmask.map/1\",\n"
                     " \"clio\": {\"matter_id\": \"1001\",\n"
                     "          \"assignee_id\": \"77\",\n"
                     "          \"assignee_type\": \"User\",\n"
                     "          \"due\": \"2026-12-01\",\n"
                     "          \"defendants\": {\"d1\":\n"
                     "            {\"assignee_id\": \"78\"}}},\n"
                     " \"smokeball\": {\"matter_id\": \"5c1f-22\",\n"
                     "               \"staff_id\": \"a7-1\"}}");
}
