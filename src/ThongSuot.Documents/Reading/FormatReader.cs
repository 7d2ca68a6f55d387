using System.Buffers.Binary;
using System.Text;
using ThongSuot.Documents.Reading.Docx;
using ThongSuot.Documents.Reading.Html;

namespace ThongSuot.Documents.Reading;

/// <summary>Decides by content what the bytes are and hands them to the reader of that format.</summary>
internal static class FormatReader
{
    // Readers of PDF look for the mark this far in.
    private const int PdfMarkWithin = 1024;

    /// <exception cref="ReadException">The bytes give no document; nothing else is thrown but cancellation.</exception>
    public static (SourceFormat Format, SourceText Source) Read(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (bytes.Length > options.MaxBytes) throw ReadErrors.TooLarge(options.MaxBytes);
        try
        {
            var read = ReadContent(bytes, options, cancel);
            return read.Source.Text.Length > 0 ? read : throw ReadErrors.NoText();
        }
        catch (Exception e) when (e is not (ReadException or OperationCanceledException))
        {
            throw ReadErrors.Corrupt(e);
        }
    }

    private static (SourceFormat Format, SourceText Source) ReadContent(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        var span = bytes.Span;
        if (span.IndexOfAnyExcept((byte)0, (byte)' ', (byte)'\n') < 0) throw ReadErrors.Empty();
        if (span.StartsWith("PK\u0003\u0004"u8) || span.StartsWith("PK\u0005\u0006"u8)) return ReadZip(bytes, options, cancel);
        if (span[..Math.Min(span.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0) return PdfReader.Read(bytes, options, cancel);
        if (IsImage(span)) return (SourceFormat.Image, ImageReader.Read(bytes, options, cancel));
        if (span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return ReadOle(bytes, options, cancel);
        if (span.StartsWith("{\\rtf"u8)) return Convert(bytes, SourceFormat.Rtf, "rtf", options, cancel);
        RefuseKnown(span);
        if (WebArchive.Page(span) is { } page) span = page;
        var (text, encoding) = TextDecoder.Decode(span)
            ?? throw ReadErrors.Unsupported("Không nhận ra định dạng tệp. Thông Suốt đọc .docx, .doc, .rtf, .odt, PDF, ảnh PNG/JPEG/TIFF, trang HTML và văn bản thuần.", "The kind of file is not known. Thông Suốt reads .docx, .doc, .rtf, .odt, PDF, PNG/JPEG/TIFF images, HTML and plain text.");
        if (IsWordXml(text)) return Convert(bytes, SourceFormat.Doc, "xml", options, cancel);
        if (HtmlReader.IsHtml(text)) return (SourceFormat.Html, HtmlReader.Read(text, encoding, options, cancel));
        if (string.IsNullOrWhiteSpace(text)) throw ReadErrors.Empty();
        return (SourceFormat.Text, PlainText.Read(Markdown.Strip(text), encoding, options, cancel));
    }

    private static (SourceFormat, SourceText) ReadZip(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        using (var zip = UnpackedZip.Open(bytes, options))
        {
            if (zip.Find("mimetype") is { } mimetype && Start(mimetype).StartsWith("application/vnd.oasis.opendocument.text", StringComparison.Ordinal))
            {
                if (zip.Find("META-INF/manifest.xml") is { } manifest && Start(manifest, 64 * 1024).Contains("encryption-data", StringComparison.Ordinal)) throw ReadErrors.Encrypted();
                return Convert(bytes, SourceFormat.Odt, "odt", options, cancel);
            }
            if (zip.Has("xl/workbook.xml") || zip.Has("ppt/presentation.xml")) throw NoWordText();
            using var package = DocxPackage.Open(zip);
            if (package is null) throw ReadErrors.Unsupported("Đây là tệp nén không chứa văn bản Word. Hãy giải nén rồi chọn từng văn bản.", "This is an archive without a Word text in it. Unpack it and choose the documents.");
        }
        return (SourceFormat.Docx, DocxReader.Read(bytes, options, cancel));
    }

    // A compound file (MS-CFB): its directory names the streams in UTF-16.
    private static (SourceFormat, SourceText) ReadOle(ReadOnlyMemory<byte> bytes, ReaderOptions options, CancellationToken cancel)
    {
        var span = bytes.Span;
        if (Holds(span, "EncryptedPackage")) throw ReadErrors.Encrypted();
        if (!Holds(span, "WordDocument"))
            throw Holds(span, "Workbook") || Holds(span, "PowerPoint Document") ? NoWordText() : ReadErrors.Corrupt(null);
        if (IsEncryptedDoc(span)) throw ReadErrors.Encrypted();
        return Convert(bytes, SourceFormat.Doc, "doc", options, cancel);
    }

    private static (SourceFormat, SourceText) Convert(ReadOnlyMemory<byte> bytes, SourceFormat format, string extension, ReaderOptions options, CancellationToken cancel) =>
        (format, DocxReader.Read(OfficeConverter.ToDocx(bytes, extension, options, cancel), options, cancel));

    // The stream "WordDocument" starts a sector with 0xA5EC; bit 8 of the flags at offset 10 says that it is encrypted (MS-DOC 2.5.2).
    private static bool IsEncryptedDoc(ReadOnlySpan<byte> bytes)
    {
        for (var at = 512; at + 12 <= bytes.Length; at += 512)
            if (bytes[at] == 0xEC && bytes[at + 1] == 0xA5) return (BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 10)..]) & 0x0100) != 0;
        return false;
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]);

    private static void RefuseKnown(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("Rar!\u001A"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]))
            throw ReadErrors.Unsupported("Đây là tệp nén. Hãy giải nén rồi chọn từng văn bản.", "This is an archive. Unpack it and choose the documents.");
        if (bytes.StartsWith("GIF8"u8) || bytes.StartsWith("RIFF"u8) || bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8))
            throw ReadErrors.Unsupported("Chưa đọc được loại ảnh hoặc phim này. Hãy lưu ảnh thành PNG, JPEG hoặc TIFF.", "This kind of image or film cannot be read. Save the image as PNG, JPEG or TIFF.");
    }

    // Word 2003 XML and the flat form of .docx.
    private static bool IsWordXml(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        return start.StartsWith("<?xml", StringComparison.Ordinal)
            && (start.Contains("<w:wordDocument", StringComparison.Ordinal) || start.Contains("<pkg:package", StringComparison.Ordinal) || start.Contains("office:mimetype=\"application/vnd.oasis.opendocument.text\"", StringComparison.Ordinal));
    }

    private static ReadException NoWordText() => ReadErrors.Unsupported("Đây là bảng tính hoặc bản trình chiếu, không phải văn bản. Hãy chọn tệp văn bản.", "This is a spreadsheet or a presentation, not a text. Choose a text document.");

    private static string Start(Stream stream, int length = 256)
    {
        using (stream)
        {
            var buffer = new byte[length];
            return Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, length, throwOnEndOfStream: false));
        }
    }
}
