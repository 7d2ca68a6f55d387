using System.Globalization;
using System.Text;
using ThongSuot.Documents.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Makes PDF files for the tests, with a font of this machine that has Vietnamese letters.</summary>
internal sealed class PdfSheets : IDisposable
{
    private static readonly string[] FontNames =
        ["DejaVuSerif.ttf", "DejaVuSans.ttf", "NotoSerif-Regular.ttf", "NotoSans-Regular.ttf", "times.ttf", "arial.ttf", "Times New Roman.ttf", "Arial.ttf"];

    private static readonly Lazy<byte[]> Font = new(() => File.ReadAllBytes(FindFont()));

    private readonly PdfDocumentBuilder _pdf = new();
    private readonly PdfDocumentBuilder.AddedFont _font;
    private PdfPageBuilder _page;

    public PdfSheets()
    {
        _font = _pdf.AddTrueTypeFont(Font.Value);
        _page = _pdf.AddPage(PageSize.A4);
    }

    public PdfSheets NextPage()
    {
        _page = _pdf.AddPage(PageSize.A4);
        return this;
    }

    /// <summary>Writes text; y counts from the top of the page.</summary>
    public PdfSheets Text(string text, double x, double y, double size = 13)
    {
        _page.AddText(text, size, new PdfPoint(x, PageHeight - y), _font);
        return this;
    }

    /// <summary>Draws a table: column edges from the left, rows of cells of the given height from the top.</summary>
    public PdfSheets Table(double top, double rowHeight, double[] columns, params string[][] rows)
    {
        for (var r = 0; r <= rows.Length; r++) Line(columns[0], top + r * rowHeight, columns[^1], top + r * rowHeight);
        foreach (var x in columns) Line(x, top, x, top + rows.Length * rowHeight);
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
            {
                var lines = rows[r][c].Split('\n');
                for (var i = 0; i < lines.Length; i++)
                    if (lines[i].Length > 0) Text(lines[i], columns[c] + 4, top + r * rowHeight + 14 + i * 14, 11);
            }
        return this;
    }

    public PdfSheets Line(double x1, double y1, double x2, double y2)
    {
        _page.DrawLine(new PdfPoint(x1, PageHeight - y1), new PdfPoint(x2, PageHeight - y2), 0.5);
        return this;
    }

    public PdfSheets Picture(byte[] png)
    {
        _page.AddPng(png, new PdfRectangle(0, 0, _page.PageSize.Width, _page.PageSize.Height));
        return this;
    }

    public byte[] Build() => _pdf.Build();

    /// <summary>The first page as a picture, as a scanner would give it.</summary>
    public byte[] Scan(int dpi = 200)
    {
        var folder = Directory.CreateTempSubdirectory("thongsuot-test-");
        try
        {
            var pdf = Path.Combine(folder.FullName, "sheet.pdf");
            File.WriteAllBytes(pdf, Build());
            var outcome = OutsideProgram.Run("pdftoppm", ["-r", dpi.ToString(CultureInfo.InvariantCulture), "-png", "-f", "1", "-l", "1", "-singlefile", pdf, Path.Combine(folder.FullName, "sheet")], TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            Assert.True(outcome.Succeeded, "These tests need the program pdftoppm (Debian: apt install poppler-utils). " + outcome.Output);
            return File.ReadAllBytes(Path.Combine(folder.FullName, "sheet.png"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A PDF written out by hand: objects as given, numbered from 1; the first is the catalog.</summary>
    public static byte[] Raw(string trailer, params string[] objects)
    {
        var pdf = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    public static string Stream(string dictionary, string content) => string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {content.Length} >>\nstream\n{content}\nendstream");

    public void Dispose() => _pdf.Dispose();

    private double PageHeight => _page.PageSize.Height;

    private static string FindFont()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local/share/fonts"),
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts), "/Library/Fonts", "/System/Library/Fonts/Supplemental"];
        foreach (var folder in folders.Where(f => f.Length > 0 && Directory.Exists(f)))
            foreach (var name in FontNames)
                if (Directory.EnumerateFiles(folder, name, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).FirstOrDefault() is { } file) return file;
        throw new InvalidOperationException("These tests need a TrueType font with Vietnamese letters in a folder of system fonts, such as DejaVu (Debian: apt install fonts-dejavu-core).");
    }
}
