using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ThongSuot.Documents.Duties;
using ThongSuot.Documents.Findings;
using ThongSuot.Documents.Recognition;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Documents.Export;

/// <summary>Writes the tracking sheet an office keeps by hand: a row a duty, then the documents cited and what a person should look at.</summary>
public static class XlsxExport
{
    // A zip keeps no time before 1980.
    private static readonly DateTimeOffset ZipTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The words a duty's state is chosen from: in time or late × done or not done.</summary>
    public static IReadOnlyList<string> States { get; } = ["Chưa hoàn thành trong hạn", "Chưa hoàn thành quá hạn", "Đã hoàn thành trong hạn", "Đã hoàn thành quá hạn"];

    /// <summary>Writes the workbook; the stream stays open.</summary>
    public static void Write(Document document, Stream to)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(to);
        using var buffer = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            // Ids of parts are random unless given.
            package.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Make();
            var sheets = new Sheets();
            var names = new DefinedNames();
            Add("Theo dõi", Duties(document));
            Add("Văn bản viện dẫn", References(document));
            Add("Nội dung cần xem", Findings(document));
            book.Workbook = new Workbook(sheets, names);

            void Add(string name, XlsxSheet sheet)
            {
                var number = (uint)sheets.Count() + 1;
                var id = "sheet" + number.ToString(CultureInfo.InvariantCulture);
                book.AddNewPart<WorksheetPart>(id).Worksheet = sheet.Make(selected: number == 1);
                sheets.Append(new Sheet { Name = name, SheetId = number, Id = id });
                names.Append(new DefinedName(sheet.FilterRange(name)) { Name = "_xlnm._FilterDatabase", LocalSheetId = number - 1, Hidden = true });
                names.Append(new DefinedName(sheet.RepeatedRow(name)) { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
            }
        }
        SetTimes(buffer);
        buffer.Position = 0;
        buffer.CopyTo(to);
    }

    private static XlsxSheet Duties(Document document)
    {
        var sheet = new XlsxSheet(
            [
                ("STT", 5), ("Mục", 7), ("Nhiệm vụ", 37), ("Cơ quan chủ trì", 18), ("Cơ quan phối hợp", 18), ("Sản phẩm", 13), ("Thời hạn", 14),
                ("Hạn cuối", 11.5), ("Báo cáo qua/tới", 13), ("Trích dẫn nguyên văn", 37), ("Tình trạng", 14), ("Ghi chú", 11),
            ],
            "BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ",
            Wording.Title(document.Header),
            document.Header.Subject?.Value ?? "",
            "Hạn cuối là ngày cuối cùng còn trong hạn (“trước ngày 20” thì hạn cuối là ngày 19). Bảng trích tự động từ văn bản, cần được người có trách nhiệm xác nhận.");
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in document.Root.DescendantsAndSelf()) nodes.TryAdd(node.Id, node);
        var number = 0;
        foreach (var duty in document.Duties)
        {
            sheet.Row(++number, Wording.Section(duty.Section), Sentence(duty.Text), Names(duty.Lead), Names(duty.Cooperating), duty.Deliverable?.Value,
                string.Join("; ", duty.Deadlines.Select(d => d.Written)), duty.Deadline?.LastGoodDay ?? duty.Deadline?.Due, Route(duty.Route),
                "“" + Quotation(document, nodes.GetValueOrDefault(duty.Id), duty) + "”", null, duty.IsRequest ? "Việc đề nghị" : null);
        }
        sheet.Choices(column: 10, States);
        return sheet;
    }

    private static XlsxSheet References(Document document)
    {
        var sheet = new XlsxSheet(
            [("STT", 5), ("Loại văn bản", 18), ("Số, ký hiệu", 24), ("Ngày ban hành", 14), ("Cơ quan ban hành", 28), ("Trích yếu", 60), ("Quan hệ", 22), ("Số lần viện dẫn", 11)],
            "VĂN BẢN ĐƯỢC VIỆN DẪN",
            Wording.Title(document.Header));
        var number = 0;
        foreach (var cited in document.References)
            sheet.Row(++number, cited.Type, cited.Identifier, cited.Date, cited.Issuer, cited.Title, Wording.Of(cited.Relation), cited.Citations.Count);
        return sheet;
    }

    private static XlsxSheet Findings(Document document)
    {
        var sheet = new XlsxSheet(
            [("STT", 5), ("Mức độ", 16), ("Nội dung", 60), ("Câu trong văn bản", 80), ("Mã", 14)],
            "NỘI DUNG CHƯA HIỂU HOẶC CẦN XEM LẠI",
            Wording.Title(document.Header));
        var number = 0;
        foreach (var finding in document.Findings)
            sheet.Row(++number, Wording.Of(finding.Severity), FindingTexts.Sentence(finding, CultureInfo.GetCultureInfo("vi-VN")), finding.Span.Of(document.Text), finding.Code);
        return sheet;
    }

    private static string Names(IReadOnlyList<Actor> bodies) => string.Join("\n", bodies.Select(b => b.Name));

    private static string? Route(ReportRoute? route) => route switch
    {
        null => null,
        { Through: null } => route.To,
        { To: null } => "qua " + route.Through,
        _ => $"{route.To} (qua {route.Through})",
    };

    /// <summary>The paragraph the duty stands in, label included; the statement itself where that holds more than one duty's text.</summary>
    private static string Quotation(Document document, Node? node, Duty duty) =>
        node is { Kind: NodeKind.Provision or NodeKind.Bullet or NodeKind.Paragraph } && node.OwnSpan.Contains(duty.Quote) && node.OwnSpan.Length <= duty.Quote.Length + 200
            ? node.OwnSpan.Of(document.Text) : duty.Quote.Of(document.Text);

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..].TrimEnd(';', ',', ' ');

    /// <summary>The package writer stamps the hour of writing; the same document must give the same bytes.</summary>
    private static void SetTimes(MemoryStream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var entry in zip.Entries) entry.LastWriteTime = ZipTime;
    }
}
