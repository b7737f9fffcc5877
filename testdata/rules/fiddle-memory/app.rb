# frozen_string_literal: true

require 'fiddle/import'
require 'sinatra/base'

module Vault
  extend Fiddle::Importer
  dlload './target/release/libvault.so' # want RBN907
  extern 'int vault_wipe(const char *name)'
  LAST = import_function('vault_last', Fiddle::TYPE_VOIDP, [Fiddle::TYPE_VOIDP])
end

# Native memory that Ruby fills.
class App < Sinatra::Base
  # What was written does not change where the memory is, and what is not written is not there.
  post '/empty' do
    memory = Fiddle::Pointer.malloc(params[:size].to_i, Fiddle::RUBY_FREE) # want RBN804
    Vault.vault_wipe(memory).to_s
  end

  post '/fixed' do
    memory = Fiddle::Pointer.malloc(8, Fiddle::RUBY_FREE)
    memory[0, 5] = "last\0"
    Vault.vault_wipe(memory).to_s
  end

  # The answer is the library's own.
  post '/answer' do
    Vault::LAST.call(params[:name])
    Vault.vault_wipe(Vault::LAST.call('x')).to_s
  end

  post '/pointer' do
    Vault.vault_wipe(Fiddle::Pointer[params[:name]]).to_s
  end

  post '/written' do
    name = "#{params[:name]}\0"
    memory = Fiddle::Pointer.malloc(name.bytesize, Fiddle::RUBY_FREE)
    memory[0, name.bytesize] = params[:name]
    Vault.vault_wipe(memory).to_s
  end

  post '/converted' do
    Vault.vault_wipe(Fiddle::Pointer.to_ptr(params[:name])).to_s
  end

  post '/behind' do
    memory = Fiddle::Pointer.malloc(64, Fiddle::RUBY_FREE)
    memory[0, 32] = "../"
    memory[3, 20] = params[:name]
    Vault.vault_wipe(memory + 1).to_s
  end

  post '/read' do
    held = Fiddle::Pointer[params[:name]].to_s
    Vault.vault_wipe(held).to_s
  end

  post '/address' do
    Vault.vault_wipe(Fiddle::Pointer.new(params[:address].to_i)).to_s
  end
end
