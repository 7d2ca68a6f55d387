using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using ThongSuot.Web.Shell;

namespace ThongSuot.Web.Hosting;

internal static class Pages
{
    public static void AddPages(this IServiceCollection services, IHostEnvironment environment)
    {
        // Vietnamese letters stay letters in the page: escaped as &#x…; it would be a fifth longer.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        services.AddRazorPages(options =>
            {
                if (!environment.IsDevelopment())
                    options.Conventions.AddPageRouteModelConvention("/StyleGuide", page => page.Selectors.Clear());
            })
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, texts) => texts.Create(typeof(TextCatalogue)));
        services.AddSingleton<IConfigureOptions<MvcOptions>, ValidationTexts>();
        services.Configure<MvcOptions>(options => options.Filters.Add(new NullFilter()));

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "antiforgery";
            options.FormFieldName = "__token";
            options.HeaderName = "X-Antiforgery-Token";
            // SecurityHeaders says it for every answer, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = Notice.Cookie);
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = true;
            options.LowercaseQueryStrings = false;
        });
        // What a person sent wrongly is answered with a page that says so, in development as everywhere.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddScoped<PageHead>();
        services.AddScoped<ThongSuot.Web.Pages.History.HistoryWords>();
    }

    /// <summary>The one line a person who started the application looks for.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer>();
        foreach (var address in app.Urls)
            Console.WriteLine(texts["shell.started", address.Replace("[::]", "localhost", StringComparison.Ordinal)]);
    });
}
