using System.Globalization;
using CcHc.Portal.Data;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Demo;
using CcHc.Portal.Web.Features.Appraisal;
using CcHc.Portal.Web.Features.Results;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Features.WhatIfs;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.Health;
using CcHc.Portal.Web.Infrastructure.Identity;
using CcHc.Portal.Web.Infrastructure.Jobs;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcHc.Portal.Web.Infrastructure.Hosting;

/// <summary>How the portal is put together; Program, the commands and the tests all build it here.</summary>
public static class PortalApplication
{
    /// <param name="before">Services that stand in the place of the portal's own, such as another clock.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? before = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        before?.Invoke(builder.Services);
        var settings = builder.Configuration.GetSection(PortalSettings.Section).Get<PortalSettings>() ?? new PortalSettings();
        if (builder.Environment.IsDemo())
        {
            LoopbackOnly.Demand(builder.Configuration);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestSize.MostBytes(settings);
        });
        builder.Services.Configure<PortalSettings>(builder.Configuration.GetSection(PortalSettings.Section));
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = RequestSize.MostBytes(settings));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddTrustedProxies(settings);
        builder.Services.AddRequestLimits(builder.Configuration);
        builder.Services.AddPortalDatabase(builder.Configuration);
        builder.Services.AddPortalIdentity(builder.Environment, settings);
        builder.Services.AddPortalPages(builder.Environment);
        builder.Services.AddPortalActs();
        builder.Services.AddAppraisal();
        builder.Services.AddResults();
        builder.Services.AddWhatIfs();
        builder.Services.AddPortalDemo();
        builder.Services.AddPaperRendering(builder.Configuration);
        builder.Services.Configure<LocalPractice>(builder.Configuration.GetSection(LocalPractice.Section));
        builder.Services.AddSingleton<IFileStore, FolderFileStore>();
        builder.Services.AddScoped<Uploads>();
        builder.Services.AddSingleton<ConfinedProgram>();
        builder.Services.AddSingleton<FirstPage>();
        builder.Services.AddSingleton<PdfWords>();
        builder.Services.AddSingleton<OfficePdf>();
        builder.Services.AddSingleton<ClamdScanner>();
        builder.Services.AddPortalJobs(builder.Configuration);
        builder.Services.AddPortalHealth();
        builder.Services.AddSingleton<IBrowserProbe, PaperEngineProbe>();
        return Pipeline(builder.Build());
    }

    /// <summary>What is done once before the first request is taken.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellation)
    {
        var environment = app.Environment;
        if (environment.IsDevelopment() || environment.IsDemo())
        {
            await using var scope = app.Services.CreateAsyncScope();
            await DatabaseSetup.ApplyAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), cancellation);
        }

        if (environment.IsProduction() && app.Configuration["Portal:KeyCertificatePath"] is null or "")
        {
            app.Logger.LogWarning(
                "Data-protection keys lie unencrypted in the database: whoever reads it can forge sessions. Set Portal:KeyCertificatePath.");
        }
    }

    private static WebApplication Pipeline(WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }
        else
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/errors/500",
                // The reason stands in the log under the id that the page shows.
                SuppressDiagnosticsCallback = _ => false,
            });
        }

        app.UseMiddleware<SecurityHeaders>();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Vietnamese.Culture),
            SupportedCultures = [Vietnamese.Culture],
            SupportedUICultures = [CultureInfo.GetCultureInfo("vi-VN")],
            RequestCultureProviders = [],
        });
        app.UseMiddleware<RequestSize>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = VersionedFiles.Cache });
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<CurrentActorLoading>();
        app.UseAuthorization();
        app.MapPortalHealth();
        app.MapControllers().RequireAuthorization();
        return app;
    }
}
