using System.Security.Cryptography;

namespace ThongSuot.Web.Pages.Organizations;

/// <summary>Sheets that were looked through and wait to be taken in, or to be forgotten after a day. Each has a name that nobody can guess.</summary>
public sealed class ImportFiles(string folder, TimeProvider time)
{
    private const int NameBytes = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps a file and returns the name to ask for it by.</summary>
    public async Task<string> KeepAsync(byte[] file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < time.GetUtcNow().UtcDateTime - Kept)) File.Delete(old);
        var name = RandomNumberGenerator.GetHexString(2 * NameBytes, lowercase: true);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), file, cancel);
        return name;
    }

    /// <summary>The file of that name; null when there is none, or no more.</summary>
    public async Task<byte[]?> FindAsync(string? name, CancellationToken cancel)
    {
        if (name is not { Length: 2 * NameBytes } || !name.All(char.IsAsciiHexDigitLower)) return null;
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancel) : null;
    }

    public void Forget(string name) => File.Delete(Path.Combine(folder, name));
}
