using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Api;

/// <summary>A file sent as <c>multipart/form-data</c>, one a request: so a request that is repeated has one answer.</summary>
internal static class Uploads
{
    /// <summary>A little more than a file may have, so that a larger one is refused with a sentence.</summary>
    private const long MaxRequest = 210L << 20;

    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new RequestSizeLimitAttribute(MaxRequest)).WithFormOptions(multipartBodyLengthLimit: MaxRequest);

    /// <summary>Its name without the folders some senders put before it.</summary>
    public static string NameOf(IFormFile file) =>
        // As in addresses and bodies: no database takes it.
        NullFilter.IsIn(file.FileName) ? throw new BadHttpRequestException("The name of the file holds U+0000.") : Path.GetFileName(file.FileName.Replace('\\', '/'));

    /// <summary>What tells whether a repeated request brings the same file.</summary>
    public static async Task<string> HashAsync(IFormFile file, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }
}
