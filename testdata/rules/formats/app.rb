# frozen_string_literal: true

require 'sinatra/base'

# Formats, and what they are filled with.
class App < Sinatra::Base
  FORMATS = { 'short' => '%d', 'long' => '%d papers' }.freeze

  get '/count' do
    format(params[:format], 12) # want RBN406
    format("#{params[:label]}: %d", 12) # want RBN406
    sprintf(params[:format], 12) # want RBN406
    sprintf('%d ' + params[:unit], 12) # want RBN406
    Kernel.format(params[:format].strip, 12) # want RBN406
    printf(params[:format], 12) # want RBN406
    $stderr.printf("#{params[:label]}\n", 12) # want RBN406
    params[:format] % 12 # want RBN406
    params[:format] % [12, 13] # want RBN406
    "#{params[:label]}: %d" % 12 # want RBN406
    label(params[:label])
    'counted'
  end

  get '/value' do
    format('%s: %d', params[:label], 12)
    format('%<label>s', label: params[:label])
    sprintf('%s', params[:label])
    Kernel.format('%-10s', params[:label])
    printf('%s', params[:label])
    $stderr.printf('%s', params[:label])
    '%s' % params[:label]
    '%s: %s' % [params[:label], 12]
    format(FORMATS.fetch(params[:format]), 12)
    FORMATS.fetch(params[:format], '%d') % 12
    params[:n].to_i % 12
    12 % params[:n].to_i
    settings.store.status(params[:label]) % 100
    hundreds(params[:status])
    share(params[:label].levels, settings.store.size)
    share(params[:label], settings.store.size)
    clean(params[:label])
    'counted'
  end

  def label(text)
    format("#{text}: %05d", 12) # want RBN406
  end

  get '/escaped' do
    format("#{params[:text].gsub('%', '%%')}: %d", 4)
    format("#{params[:text].gsub('%', '')}: %d", 4)
    format("#{params[:text].gsub('%', '%1')}: %d", 4) # want RBN406
    ''
  end

  def hundreds(status)
    status % 100
  end

  def share(part, whole)
    part % whole # want RBN406 from=40
  end

  def clean(text)
    format('%s: %05d', text, 12)
  end
end
