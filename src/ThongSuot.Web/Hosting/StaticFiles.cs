using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ThongSuot.Web.Hosting;

internal static class StaticFiles
{
    /// <summary>
    /// Styles and scripts are served under fingerprinted addresses, packed at build time, and kept by browsers for good. Fonts are named in
    /// the style sheet by the bundler, with the hash of their content in the name: they too may be kept for good.
    /// </summary>
    public static void MapAssets(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/assets/fonts", StringComparison.Ordinal))
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
            return next(context);
        });
        app.MapStaticAssets().AllowAnonymous();
    }

    /// <summary>
    /// Pages are packed on the way, over TLS too: every form's antiforgery token is masked anew for each page, so packing tells nothing about it.
    /// </summary>
    public static void AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
