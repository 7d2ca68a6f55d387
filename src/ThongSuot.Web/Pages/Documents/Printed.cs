using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace ThongSuot.Web.Pages.Documents;

/// <summary>The text with its marks, as the page shows it: a paragraph a line, a row of cells for a row of a table, the number of its duty behind each quotation. Not a partial page: there a line end between two pieces would become a blank in the quotation.</summary>
/// <param name="Numbers">Duty → its number on the page.</param>
/// <param name="Off">Duties that were rejected.</param>
/// <param name="LinkLabel">What a link to a duty says, with its number for {0}.</param>
/// <param name="Unclear">How many findings the reader made: sentences of obliging parts that yielded no duty, and other doubts.</param>
internal sealed record Printed(IReadOnlyList<TextLine> Lines, IReadOnlyDictionary<long, int> Numbers, IReadOnlySet<long> Off, string LinkLabel, int Unclear) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var line in Lines)
        {
            if (line.Cells.Count == 1)
            {
                writer.Write("<p>");
                Write(line.Cells[0], writer, encoder);
                writer.Write("</p>\n");
                continue;
            }
            writer.Write("<div class=\"cells\">");
            foreach (var cell in line.Cells)
            {
                writer.Write("<span>");
                Write(cell, writer, encoder);
                writer.Write("</span>");
            }
            writer.Write("</div>\n");
        }
    }

    private void Write(IReadOnlyList<TextPiece> pieces, TextWriter writer, HtmlEncoder encoder)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Classes.Length == 0)
            {
                encoder.Encode(writer, piece.Text);
                continue;
            }
            writer.Write("<mark class=\"");
            writer.Write(piece.Classes);
            if (piece.DutyId is { } duty)
            {
                if (Off.Contains(duty)) writer.Write(" off");
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"\" data-duty=\"{duty}"));
                if (piece.Begins) writer.Write(string.Create(CultureInfo.InvariantCulture, $"\" id=\"q{duty}"));
            }
            writer.Write("\">");
            encoder.Encode(writer, piece.Text);
            writer.Write("</mark>");
            if (piece.DutyId is { } ends && (i == pieces.Count - 1 || pieces[i + 1].DutyId != ends) && Numbers.TryGetValue(ends, out var number))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"<a class=\"no\" href=\"#d{ends}\" aria-label=\""));
                encoder.Encode(writer, string.Format(CultureInfo.CurrentCulture, LinkLabel, number));
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"\">{number}</a>"));
            }
        }
    }
}
