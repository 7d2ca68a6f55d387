using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using ThongSuot.Documents;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Export;
using ThongSuot.Documents.Recognition;

namespace ThongSuot.Cli;

/// <summary>What a person reads in the terminal: the head, the duties with who, when and the quotation, and what is left to look at.</summary>
internal sealed class TableView(Speech speech, int width, bool colours)
{
    /// <summary>Renders to text; without colours there is no control sequence in it.</summary>
    public string Render(Document document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(new Rule { Style = Dim });
        console.Write(new Text(Wording.Title(document.Header, speech.English), Bold));
        console.WriteLine();
        if (document.Header.Subject is { } subject)
        {
            console.Write(new Text(subject.Value));
            console.WriteLine();
        }
        console.WriteLine();
        console.Write(Head(document));
        console.WriteLine();
        if (document.Duties.Count > 0) console.Write(Duties(document));
        else
        {
            console.Write(new Text(speech.Say("Không nhận ra nhiệm vụ nào.", "No duty was recognised.")));
            console.WriteLine();
        }
        console.Write(new Text(Summary(document), document.Findings.Count > 0 ? Amber : Style.Plain));
        console.WriteLine();
        console.WriteLine();
        // Cells are padded to their width; a redirected file needs no blanks at the ends of its lines.
        return colours ? text.ToString() : string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));
    }

    private static Style Bold => new(decoration: Decoration.Bold);
    private static Style Dim => new(Color.Grey);
    private static Style Amber => new(Color.Olive);
    private static Style Blue => new(Color.Teal, decoration: Decoration.Bold);

    private Grid Head(Document document)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        var header = document.Header;
        Row("Cơ quan ban hành", "Issuer", header.JointIssuers.Count > 0 ? string.Join("; ", header.JointIssuers) : header.Issuer?.Value);
        Row("Cơ quan cấp trên", "Superior", header.Superior?.Value);
        Row("Nơi ban hành", "Place", header.Place?.Value);
        Row("Mức độ khẩn", "Urgency", header.Urgency?.Value);
        Row("Người ký", "Signed by", string.Join("; ", document.Signatures.Select(s => string.Join(", ", new[] { s.Name?.Value, s.Office }.Where(v => v is not null)))));
        Row("Kính gửi", "Addressed to", string.Join("; ", document.Addressees.Select(r => r.Name)));
        Row("Nơi nhận", "Recipients", string.Join("; ", document.Recipients.Select(r => r.Name)));
        Row("Viện dẫn", "References", string.Join("; ", document.References.Select(r => $"{r.Type} {r.Identifier}".Trim())));
        Row("Tệp", "File", $"{document.Source.Name} ({JsonValues.Name(document.Source.Format)})");
        return grid;

        void Row(string vietnamese, string english, string? value)
        {
            if (!string.IsNullOrEmpty(value)) grid.AddRow(new Text(speech.Say(vietnamese, english), Dim), new Text(value));
        }
    }

    private Table Duties(Document document)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = Dim, Expand = true, ShowRowSeparators = true };
        table.AddColumn(new TableColumn(new Text("#", Bold)) { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn(new Text(speech.Say("Mục", "At"), Bold)) { Width = 7 });
        table.AddColumn(new TableColumn(new Text(speech.Say("Nhiệm vụ (trích nguyên văn)", "Duty (quoted)"), Bold)));
        table.AddColumn(new TableColumn(new Text(speech.Say("Chủ trì", "Lead"), Bold)) { Width = Math.Clamp(width / 4, 16, 34) });
        table.AddColumn(new TableColumn(new Text(speech.Say("Hạn", "Due"), Bold)) { Width = 16 });
        for (var i = 0; i < document.Duties.Count; i++)
        {
            var duty = document.Duties[i];
            table.AddRow(
                new Text((i + 1).ToString(CultureInfo.InvariantCulture), Dim), new Text(Wording.Section(duty.Section, speech.English)),
                new Text(duty.Text + (duty.IsRequest ? speech.Say(" [đề nghị]", " [request]") : "")), Bodies(duty), Due(duty));
        }
        return table;
    }

    private Rows Bodies(Duty duty)
    {
        var lines = new List<IRenderable> { duty.Lead.Count > 0 ? new Text(Names(duty.Lead), Bold) : new Text(speech.Say("(chưa nêu)", "(not named)"), Amber) };
        if (duty.Cooperating.Count > 0) lines.Add(new Text(speech.Say("phối hợp: ", "with: ") + Names(duty.Cooperating), Dim));
        return new Rows(lines);

        static string Names(IReadOnlyList<Actor> bodies) => string.Join(", ", bodies.Select(b => b.Name));
    }

    private static Rows Due(Duty duty)
    {
        if (duty.Deadline is not { } deadline) return new Rows(new Text("–", Dim));
        if ((deadline.LastGoodDay ?? deadline.Due) is not { } day) return new Rows(new Text(deadline.Written));
        return new Rows(new Text(Wording.Date(day), Blue), new Text($"“{deadline.Written}”", Dim));
    }

    private string Summary(Document document)
    {
        var dated = document.Duties.Count(d => d.Deadline?.Due is not null);
        return speech.Say(
            $"{document.Duties.Count} nhiệm vụ, {dated} có hạn ngày; {document.Findings.Count} nội dung cần xem lại.",
            $"{document.Duties.Count} duties, {dated} with a date; {document.Findings.Count} points to check.");
    }
}
