using System.Text;
using ThongSuot.Documents.Reading;
using ThongSuot.TestKit;

namespace ThongSuot.Documents.Tests.Reading;

/// <summary>Short forms to read bytes and look at what came of them.</summary>
internal static class Reads
{
    public static SourceText Source(byte[] bytes, ReaderOptions? options = null) => FormatReader.Read(bytes, options ?? ReaderOptions.Default, TestContext.Current.CancellationToken).Source;

    public static SourceText Source(DocxBuilder docx) => Source(docx.ToBytes());

    public static string[] Lines(DocxBuilder docx) => Source(docx).Text.Split('\n');

    public static SourceText Html(string html) => Source(Encoding.UTF8.GetBytes(html));

    public static string[] HtmlLines(string html) => Html(html).Text.Split('\n');

    public static ReadException Fails(byte[] bytes, ReaderOptions? options = null) => Assert.Throws<ReadException>(() => Source(bytes, options));

    public static string Of(this Block block, SourceText source) => block.Span.Of(source.Text);

    /// <summary>Cells of a table as text, rows by '|', continued cells as '^'.</summary>
    public static string[] Rows(this TableBlock table, SourceText source) =>
        [.. table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Continues ? "^" : c.Span.Of(source.Text).Replace('\n', '/'))))];
}
