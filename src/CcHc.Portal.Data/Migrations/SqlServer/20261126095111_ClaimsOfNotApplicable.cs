using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ClaimsOfNotApplicable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Claim",
                table: "ScoreLines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClaimDecidedAt",
                table: "ScoreLines",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimDecidedByName",
                table: "ScoreLines",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimReason",
                table: "ScoreLines",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimRecordedFor",
                table: "ScoreLines",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedTreatment",
                table: "ScoreLines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines",
                columns: new[] { "CampaignId", "Claim" });

            // Claims made before they had a state of their own: what an agency marked counts as decided, the rest waits.
            migrationBuilder.Sql(
                """
                UPDATE ScoreLines
                SET ClaimedTreatment = CASE WHEN SelfAnswer LIKE '%"not_applicable":"full"%' THEN 'Full' WHEN SelfAnswer LIKE '%"not_applicable":"exclude"%' THEN 'Exclude' ELSE 'Zero' END,
                    Claim = CASE WHEN AppraisalPoints IS NULL THEN 'Waiting' WHEN AppraisalAnswer = SelfAnswer OR (AppraisalAnswer IS NULL AND AppraisalPoints = SelfPoints) THEN 'Approved' ELSE 'Refused' END,
                    ClaimDecidedAt = AppraisalAt,
                    ClaimDecidedByName = AppraisalByName,
                    ClaimReason = AppraisalReason
                WHERE SelfAnswer LIKE '%"not_applicable"%'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "Claim",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedAt",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedByName",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimReason",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimRecordedFor",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimedTreatment",
                table: "ScoreLines");
        }
    }
}
