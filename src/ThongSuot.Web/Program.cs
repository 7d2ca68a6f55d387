using ThongSuot.Web.Hosting;
using ThongSuot.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.AddStorage();
builder.Services.AddTexts(builder.Environment);
builder.Services.AddLanguages();
builder.Services.AddPages(builder.Environment);
builder.Services.AddPageCompression();

var app = builder.Build();

app.UseExceptionHandler("/error/500");
if (!app.Environment.IsDevelopment())
    app.UseHsts();
app.UseSecurityHeaders();
app.UseResponseCompression();
// Before the error pages, so that they too speak the reader's language.
app.UseRequestLocalization();
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseRouting();
app.UseAntiforgery();

app.MapAssets();
app.MapRazorPages().WithStaticAssets();
app.MapPreferences();

await app.PrepareStorageAsync();
app.AnnounceAddress();
await app.RunAsync();

/// <summary>Named so that tests can start the application as it is.</summary>
public sealed partial class Program;
