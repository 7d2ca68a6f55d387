using System.Buffers;
using System.Security.Cryptography;
using ThongSuot.Core.Shared;

namespace ThongSuot.Core.Documents;

/// <param name="Folder">Where the files are kept.</param>
/// <param name="MaxBytes">The largest file taken.</param>
public sealed record FileStoreOptions(string Folder, long MaxBytes = 200L * 1024 * 1024);

/// <summary>A file that is kept.</summary>
/// <param name="Hash">Lower-case hexadecimal SHA-256: the name it is kept under.</param>
public sealed record StoredFile(string Hash, long Length);

/// <summary>Originals, each under its SHA-256: the same file is kept once, and what is kept is never altered.</summary>
public sealed class FileStore(FileStoreOptions options)
{
    private const string Coming = "coming";
    private const int HashLength = 64, Buffer = 1 << 16, BytesOfMegabyte = 1 << 20;

    /// <summary>Keeps a file: streamed to the side while it is hashed, on the disk before it gets its name.</summary>
    /// <exception cref="RuleException"><c>rule.document.file-empty</c>, <c>rule.document.file-large</c>.</exception>
    public async Task<StoredFile> PutAsync(Stream file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var coming = Path.Combine(options.Folder, Coming);
        Directory.CreateDirectory(coming);
        var aside = Path.Combine(coming, Guid.NewGuid().ToString("N"));
        try
        {
            var stored = await CopyAsync(file, aside, cancel);
            var place = PlaceOf(stored.Hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            try
            {
                File.Move(aside, place, overwrite: false);
            }
            catch (IOException) when (File.Exists(place))
            {
                // Somebody else brought the same bytes.
            }
            return stored;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>At the start: takes away what was half written when the program, or the machine, went down. What is younger may be coming in by way of another node. Returns how many files that were.</summary>
    public int ClearBrokenOff(DateTime olderThan)
    {
        var coming = new DirectoryInfo(Path.Combine(options.Folder, Coming));
        if (!coming.Exists) return 0;
        var left = coming.EnumerateFiles().Where(f => f.LastWriteTimeUtc < olderThan).ToList();
        foreach (var file in left) file.Delete();
        return left.Count;
    }

    public bool Exists(string hash) => File.Exists(PlaceOf(hash));

    /// <summary>Opens a file that is kept.</summary>
    /// <exception cref="FileNotFoundException">There is none of that hash.</exception>
    public Stream OpenRead(string hash) =>
        Exists(hash) ? new FileStream(PlaceOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.Asynchronous | FileOptions.SequentialScan) : throw new FileNotFoundException("The store has no such file.", hash);

    private async Task<StoredFile> CopyAsync(Stream file, string to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            await using var aside = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            var length = 0L;
            while (await file.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                length += read;
                RuleException.When(length > options.MaxBytes, "rule.document.file-large", options.MaxBytes / BytesOfMegabyte);
                hash.AppendData(buffer, 0, read);
                await aside.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
            RuleException.When(length == 0, "rule.document.file-empty");
            // The row that names the file must not outlive it.
            aside.Flush(flushToDisk: true);
            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PlaceOf(string hash)
    {
        if (hash is not { Length: HashLength } || !hash.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a SHA-256.", nameof(hash));
        return Path.Combine(options.Folder, hash[..2], hash[2..4], hash);
    }
}
