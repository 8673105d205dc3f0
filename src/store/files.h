// Files the store makes: only for their owner (0600, folders 0700), and durable when the call answers.
//
// A rename is durable only after fsync of the folder; these functions do both. Errors: StorageFull, Storage.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::store {

bool fileExists(const std::string& path);
bool folderIsEmpty(const std::string& path);                                 // true also when it does not exist
Status makePrivateFolder(const std::string& path);                           // with its parents; 0700 when new or empty
Status makePrivateFile(const std::string& path);                             // empty; Conflict when it is there
Status writePrivateFile(const std::string& path, std::string_view content);  // Conflict when it is there
Status copyPrivateFile(const std::string& from, const std::string& to);      // synced; NotFound
Status syncFile(const std::string& path);
Status syncFolder(const std::string& path);
Status renameDurably(const std::string& from, const std::string& to);
void removeFile(const std::string& path);
void removeFolder(const std::string& path);         // only when it is empty
void removeDatabaseFiles(const std::string& file);  // SQLite's, with what stands beside it
std::string folderOf(const std::string& path);

}  // namespace baton::store
