using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ThongSuot.Documents.Reading;

/// <summary>A zip container from a stranger: counts what it unpacks instead of believing the sizes written in it.</summary>
internal sealed class UnpackedZip : IDisposable
{
    private const int MaxEntries = 10_000;

    private readonly ZipArchive _archive;
    private long _left;

    private UnpackedZip(ZipArchive archive, long limit) => (_archive, _left) = (archive, limit);

    /// <exception cref="ReadException">Too many parts.</exception>
    /// <exception cref="InvalidDataException">No zip, or a broken one.</exception>
    public static UnpackedZip Open(ReadOnlyMemory<byte> bytes, ReaderOptions options)
    {
        if (CountEntries(bytes.Span) > MaxEntries)
            throw new ReadException(ReadFailure.TooLarge, "Tệp nén chứa quá nhiều thành phần nên không đọc. Hãy mở tệp bằng Word rồi lưu lại.", "The container holds too many parts. Open it in Word and save it again.");
        return new UnpackedZip(new ZipArchive(Stream(bytes), ZipArchiveMode.Read), options.MaxUnpackedBytes);
    }

    /// <summary>The content of one part, null when there is none of that name. The stream fails once all parts together exceed the limit.</summary>
    public Stream? Find(string path)
    {
        var entry = _archive.GetEntry(path);
        return entry is null ? null : new CountingStream(entry.Open(), this);
    }

    public bool Has(string path) => _archive.GetEntry(path) is not null;

    public void Dispose() => _archive.Dispose();

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);

    // From the end-of-central-directory record; ZipArchive would build every entry before one could count them. 0xFFFF stands for zip64.
    private static int CountEntries(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + 12 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 10)..]) : 0;
    }

    private void Take(int count)
    {
        _left -= count;
        if (_left < 0)
            throw new ReadException(ReadFailure.TooLarge, "Nội dung tệp sau khi giải nén vượt giới hạn cho phép nên không đọc. Hãy kiểm tra lại nguồn gốc tệp.", "What the file unpacks to exceeds the limit. Check where the file comes from.");
    }

    private sealed class CountingStream(Stream inner, UnpackedZip zip) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            zip.Take(read);
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
