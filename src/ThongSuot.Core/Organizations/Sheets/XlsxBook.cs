using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ThongSuot.Core.Organizations.Sheets;

/// <summary>
/// The first sheet of a workbook, read cell by cell as a stream: a file of a few kilobytes can unpack to gigabytes, so nothing is ever held but one row and the shared
/// texts, and these are bounded (ECMA-376, part 1, clause 18).
/// </summary>
internal sealed class XlsxBook : IDisposable
{
    private const long MaxCharacters = 1L << 30;
    private const int MaxSharedCharacters = 256 << 20;

    private readonly ZipArchive _zip;
    private readonly List<string> _shared = [];
    private XmlReader? _rows;
    private readonly char[] _piece = new char[1_024];
    private int _number;

    private XlsxBook(ZipArchive zip) => _zip = zip;

    public static XlsxBook Open(byte[] file)
    {
        XlsxBook? book = null;
        try
        {
            book = new XlsxBook(new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read));
            book.ReadSharedTexts();
            book._rows = book.Part(book.FirstSheet()) ?? throw new InvalidDataException();
            return book;
        }
        catch (Exception e) when (IsDamage(e))
        {
            book?.Dispose();
            throw new SheetException("sheet.not-readable", 0);
        }
    }

    public SheetRow? ReadRow()
    {
        try
        {
            while (_rows!.Read())
            {
                if (_rows is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
                _number = int.TryParse(_rows.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > _number ? number : _number + 1;
                return new(_number, ReadCells(_rows));
            }
            return null;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new SheetException("sheet.not-readable", _number);
        }
    }

    public void Dispose()
    {
        _rows?.Dispose();
        _zip.Dispose();
    }

    private List<string> ReadCells(XmlReader row)
    {
        List<string> cells = [];
        if (row.IsEmptyElement) return cells;
        var depth = row.Depth;
        var (type, at, text) = ("", 0, new StringBuilder());
        while (row.Read() && row.Depth > depth)
        {
            if (row.NodeType == XmlNodeType.Element && row.LocalName == "c")
            {
                (type, at) = (row.GetAttribute("t") ?? "", row.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count);
                if (at >= SheetReader.MaxColumns) throw new SheetException("sheet.too-many-columns", _number, SheetReader.MaxColumns);
                while (cells.Count <= at) cells.Add("");
                text.Clear();
                if (!row.IsEmptyElement) continue;
            }
            // "v" holds the value, "t" a piece of text within the cell; what is for reading Japanese aloud is left out.
            else if (row.NodeType == XmlNodeType.Element && row.LocalName == "rPh") row.Skip();
            else if (row.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && cells.Count > 0) Append(row, text);
            else if (row is { NodeType: XmlNodeType.EndElement, LocalName: "f" }) text.Clear();
            else if (row is { NodeType: XmlNodeType.EndElement, LocalName: "c" }) cells[at] = type == "s" ? Shared(text.ToString()) : text.ToString();
        }
        return cells;
    }

    private string Shared(string index) => int.TryParse(index.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _shared.Count ? _shared[at] : "";

    private void ReadSharedTexts()
    {
        using var xml = Part("xl/sharedStrings.xml");
        if (xml is null) return;
        var (text, within, all) = (new StringBuilder(), false, 0L);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") xml.Skip();
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && xml.IsEmptyElement) _shared.Add("");
            else if (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && xml.LocalName == "t") within = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (within && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) Append(xml, text);
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "si" })
            {
                if ((all += text.Length) > MaxSharedCharacters || _shared.Count >= SheetReader.MaxRows * 20) throw new SheetException("sheet.too-large", 0, all, MaxSharedCharacters);
                _shared.Add(text.ToString());
                text.Clear();
            }
        }
    }

    /// <summary>By way of the workbook and its relations; the usual place when they do not say.</summary>
    private string FirstSheet()
    {
        string? id = null;
        using (var book = Part("xl/workbook.xml"))
            while (id is null && book is not null && book.Read())
                if (book is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                    for (var more = book.MoveToFirstAttribute(); more; more = book.MoveToNextAttribute())
                        if (book.LocalName == "id") id = book.Value;
        using (var relations = Part("xl/_rels/workbook.xml.rels"))
            while (relations is not null && relations.Read())
                if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
                    return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return "xl/worksheets/sheet1.xml";
    }

    private XmlReader? Part(string name) => _zip.GetEntry(name) is { } entry
        ? XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, CloseInput = true })
        : null;

    // In pieces: a single text may be as long as the whole part.
    private void Append(XmlReader xml, StringBuilder text)
    {
        for (var read = xml.ReadValueChunk(_piece, 0, _piece.Length); read > 0; read = xml.ReadValueChunk(_piece, 0, _piece.Length))
            if (text.Append(_piece, 0, read).Length > SheetReader.MaxCell) throw new SheetException("sheet.cell-too-long", _number, text.Length, SheetReader.MaxCell);
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(column * 26 + c - 'A' + 1, 1 << 20);
        return Math.Max(0, column - 1);
    }

    private static bool IsDamage(Exception e) => e is InvalidDataException or XmlException or IOException or ArgumentException or NotSupportedException or InvalidOperationException;
}
