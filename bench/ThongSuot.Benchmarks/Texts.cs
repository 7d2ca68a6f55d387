using System.Text;
using ThongSuot.Documents;
using ThongSuot.Documents.Structure;

namespace ThongSuot.Benchmarks;

/// <summary>What is read: the samples of this repository, and longer texts made of them.</summary>
internal static class Texts
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static string Repository { get; } = FindRepository();

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Repository, "samples", name));

    /// <summary>The .docx samples of ordinary length; the long plan stands apart.</summary>
    public static IReadOnlyList<string> OrdinaryDocx { get; } =
        [.. Directory.GetFiles(Path.Combine(Repository, "samples"), "*.docx").Where(f => !f.Contains("ke-hoach-dai", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The same as plain text, a line a paragraph.</summary>
    public static IReadOnlyList<byte[]> OrdinaryText() => [.. OrdinaryDocx.Select(f => Utf8.GetBytes(DocumentReader.Read(File.ReadAllBytes(f)).Text))];

    /// <summary>The plain texts of the corpus beside the repository, where there is one.</summary>
    public static IReadOnlyList<byte[]> CorpusText()
    {
        var folder = Path.Combine(Repository, "..", "shared", "corpus", "dev");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];
    }

    /// <summary>One document of about <paramref name="bytes"/> bytes: the head and the signature of the long plan, and between them the provisions of all samples, over and over in turning order.</summary>
    public static byte[] Long(int bytes)
    {
        var plan = DocumentReader.Read(Sample("ke-hoach-dai.docx"));
        var provisions = new List<string>();
        foreach (var file in OrdinaryDocx) provisions.AddRange(Provisions(DocumentReader.Read(File.ReadAllBytes(file))));
        provisions.AddRange(Provisions(plan));
        var first = plan.Root.Children.First(n => n.Kind is NodeKind.Provision);
        var last = plan.Root.Children.Last(n => n.Kind is NodeKind.Provision);
        var text = new StringBuilder(plan.Text, 0, first.Span.Start, bytes);
        var (length, start) = (0, 0);
        while (length < bytes)
        {
            for (var i = 0; i < provisions.Count && length < bytes; i++)
            {
                var provision = provisions[(start + i) % provisions.Count];
                text.Append(provision).Append('\n');
                length += Utf8.GetByteCount(provision) + 1;
            }
            // A prime step: no two rounds follow one another in the same order.
            start += 7;
        }
        text.Append(plan.Text, last.Span.End, plan.Text.Length - last.Span.End);
        return Utf8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Provisions(Document document) =>
        document.Root.Children.Where(n => n.Kind is NodeKind.Provision).Select(n => n.Span.Of(document.Text).Replace('\t', '\n'));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ThongSuot.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run the benchmarks from a clone of the repository.");
    }
}
