// Makes the samples from the texts in source/. Run make.sh, which also prints the PDFs.
//   Make SOURCE_FOLDER SAMPLES_FOLDER            the .docx and the two 8-bit .txt
//   Make scan OUT.pdf PAGE.jpg …   a PDF of pictures only, an A4 page each
using ThongSuot.Samples;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

if (args is ["scan", var pdf, .. var pages])
{
    using var builder = new PdfDocumentBuilder();
    foreach (var picture in pages)
    {
        var page = builder.AddPage(PageSize.A4);
        page.AddJpeg(File.ReadAllBytes(picture), page.PageSize);
    }
    File.WriteAllBytes(pdf, builder.Build());
    return;
}

var (source, folder) = (args[0], args[1]);
foreach (var path in Directory.EnumerateFiles(source, "*.txt").Order(StringComparer.Ordinal))
{
    var name = Path.GetFileNameWithoutExtension(path);
    byte[] Legacy8Bit(Func<string, byte[]> encode) => encode(File.ReadAllText(path).ReplaceLineEndings("\r\n"));
    var (extension, bytes) = name switch
    {
        _ when name.EndsWith("-tcvn3", StringComparison.Ordinal) => (".txt", Legacy8Bit(Legacy.ToTcvn3)),
        _ when name.EndsWith("-vni", StringComparison.Ordinal) => (".txt", Legacy8Bit(Legacy.ToVni)),
        _ => (".docx", new WordForm(Source.Read(path)).Write()),
    };
    File.WriteAllBytes(Path.Combine(folder, name + extension), bytes);
    Console.WriteLine(name);
}
