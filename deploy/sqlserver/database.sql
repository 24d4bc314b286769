-- One service's database and login. $(SERVICE) and $(PASSWORD) come from the environment.
IF DB_ID(N'evaluation_$(SERVICE)') IS NULL CREATE DATABASE [evaluation_$(SERVICE)];
GO
-- Readers then never wait for writers. Here, before the service is connected, since it would be thrown out.
IF EXISTS (SELECT 1 FROM sys.databases WHERE name = N'evaluation_$(SERVICE)' AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE [evaluation_$(SERVICE)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
IF SUSER_ID(N'evaluation_$(SERVICE)') IS NULL
    CREATE LOGIN [evaluation_$(SERVICE)] WITH PASSWORD = N'$(PASSWORD)', DEFAULT_DATABASE = [evaluation_$(SERVICE)], CHECK_EXPIRATION = OFF;
ELSE
    ALTER LOGIN [evaluation_$(SERVICE)] WITH PASSWORD = N'$(PASSWORD)';
GO
USE [evaluation_$(SERVICE)];
-- Its own database is the service's to migrate.
IF DATABASE_PRINCIPAL_ID(N'evaluation_$(SERVICE)') IS NULL CREATE USER [evaluation_$(SERVICE)] FOR LOGIN [evaluation_$(SERVICE)];
ALTER ROLE db_owner ADD MEMBER [evaluation_$(SERVICE)];
GO
